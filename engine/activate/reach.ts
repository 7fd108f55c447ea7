import { IANAZone } from 'luxon'
import type { Profile } from '../audience/profile.ts'
import { type Approval, approval, aboutOf } from '../approve/approval.ts'
import { verdictOn } from '../approve/verdict.ts'
import type { Asset } from '../create/asset.ts'
import type { Component } from '../create/component.ts'
import { byId } from '../create/composition.ts'
import { type Edition, edition, editionId } from '../create/edition.ts'
import { type Rights, type RightsToday, rightsToday } from '../create/rights.ts'
import { assetsShown } from '../create/shown-assets.ts'
import { type Campaign, campaign } from '../decide/campaign.ts'
import { passes } from '../guard/passes.ts'
import { type PageRequest, type Reader, source } from '../kernel/reader.ts'
import type { Contact, Offered } from './contact.ts'
import type { ContactRules } from './contact-gate.ts'
import type { Mailing } from './mailing.ts'
import type { Suppression } from './suppression.ts'

/** A person as the contact gate sees one: the profile, what stands against its address, and when it was last written to. */
export interface Reached {
  profile: Profile
  suppressions: Pick<Suppression, 'reason' | 'scope' | 'at'>[]
  /** Reservations of the last 90 days by this channel, in ms. */
  recent: number[]
}

/** People in the order of their ids, a page at a time. Merged profiles are left out: their person is another. */
export const reachOf = source<{ channel: string; at: string } & Partial<PageRequest>, { people: Reached[]; next?: string }>('reach')

export interface Sending {
  mailing: Pick<Mailing, 'class' | 'purpose' | 'channel'>
  rules: ContactRules
  content: readonly Offered[]
  /** The engine’s, for people whose own is not known. */
  timeZone: string
}

export const contactOf = (
  { profile, suppressions, recent }: Reached,
  { mailing, rules, content, timeZone }: Sending,
  at: Date,
  room: number,
): Contact => {
  const country = countryOf(profile)
  return {
    at,
    channel: mailing.channel,
    class: mailing.class,
    purpose: mailing.purpose,
    person: {
      id: profile.id,
      ...(profile.email !== undefined && { address: profile.email }),
      consents: profile.consents,
      timeZone: zoneOf(profile) ?? timeZone,
      ...(country !== undefined && { country }),
    },
    suppressions,
    recent,
    room,
    content,
    rules,
  }
}

/** ISO 3166-1 from the trait `country`, or from Segment’s reserved `address.country`. */
export const countryOf = ({ traits }: Pick<Profile, 'traits'>): string | undefined => {
  const address = traits['address']
  const given = traits['country'] ?? (typeof address === 'object' && address !== null && 'country' in address ? address.country : undefined)
  return typeof given === 'string' && /^[A-Za-z]{2}$/.test(given) ? given.toUpperCase() : undefined
}

/** A zone that somebody made up counts as none. */
const zoneOf = ({ timeZone }: Pick<Profile, 'timeZone'>): string | undefined =>
  timeZone !== undefined && IANAZone.isValidZone(timeZone) ? timeZone : undefined

/** What could fill a message at a placement now: the live campaigns there, each with its yes and its rights. */
export const offeredAt = async (read: Reader, placement: string, now: Date): Promise<Offered[]> =>
  (await liveAt(read, placement, now)).map(({ offered }) => offered)

export interface Live {
  campaign: Campaign
  /** What it shows; absent when it was never released. */
  shown: Edition | undefined
  offered: Offered
}

export const liveAt = async (read: Reader, placement: string, now: Date): Promise<Live[]> => {
  const at = now.toISOString()
  const live = (await read.all(campaign, { state: 'live' })).filter(
    (one) => one.placements.includes(placement) && one.from <= at && (one.until === undefined || at < one.until),
  )
  const found: Live[] = []
  for (const one of live) {
    const approvals = await read.all(approval, { about: aboutOf({ kind: 'family', id: one.family }) })
    const shown = one.familyHash === undefined ? undefined : await read.get(edition, editionId(one.familyHash))
    const held = shown ? [...shown.frozen.components, ...shown.frozen.assets].map(({ id }) => id) : []
    const today = await read.ask(rightsToday, { ids: held })
    found.push({ campaign: one, shown, offered: offering(one, shown, approvals, { today }) })
  }
  return found
}

interface Of {
  /** What was chosen, and the language that it is to be read in. */
  chosen?: { choice: Readonly<Record<string, string>>; locale: string }
  /** What the library says of rights by now, which binds beside what was released. */
  today: RightsToday
}

/** A campaign as content, with all that its slots may hold; with a choice, as what was chosen. */
export const offering = (of: Campaign, shown: Edition | undefined, approvals: readonly Approval[], { chosen, today }: Of): Offered => {
  const title = of.name
  if (of.familyHash === undefined || !shown)
    return { title, approved: { stands: false, because: 'its content was never released' }, slots: [], markets: ['world'] }
  const { stands, because } = verdictOn(approvals, { kind: 'family', id: of.family }, of.familyHash)
  const { components, assets, family } = shown.frozen
  const pictures = byId(assets)
  const bound = new Map(components.map((one) => [one.id, rightsOf(one, pictures, today)]))
  const slots = chosen ? Object.values(chosen.choice).map((id) => [id]) : Object.values(family.slots)
  const barred = chosen && !passes({ blocks: of.barred ?? [] }, chosen.locale, chosen.choice)
  const approved = barred ? { stands: false, because: 'a guardrail that was set since its release blocks it' } : { stands, because }
  return { title, approved, slots: slots.map((ids) => ids.map((id) => bound.get(id) ?? [])), markets: family.markets }
}

/** Its own, and those of the assets that it shows in any locale. */
const rightsOf = (one: Component, assets: ReadonlyMap<string, Asset>, today: RightsToday): Rights[] => {
  const pictures = assetsShown([one], assets).flatMap((id) => assets.get(id) ?? [])
  return [one, ...pictures].flatMap(({ id, rights }) => [rights, today.get(id)]).filter((rights) => rights !== undefined)
}
