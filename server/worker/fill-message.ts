import type { Material } from '../../adapters/renderers/renderer.ts'
import { rendererFor } from '../../adapters/renderers/index.ts'
import { approval, aboutOf } from '../../engine/approve/approval.ts'
import { offering } from '../../engine/activate/reach.ts'
import { hasConsent } from '../../engine/audience/consent.ts'
import type { Profile } from '../../engine/audience/profile.ts'
import { byId } from '../../engine/create/composition.ts'
import { type Edition, edition, editionId } from '../../engine/create/edition.ts'
import { font } from '../../engine/create/font.ts'
import { bearersOf } from '../../engine/create/shown-assets.ts'
import { variantHash } from '../../engine/create/variant.ts'
import { type Campaign, campaign } from '../../engine/decide/campaign.ts'
import type { DecisionAnswer, DecisionRequest } from '../../engine/decide/decision.ts'
import { type Placement, placement } from '../../engine/decide/placement.ts'
import { localeFor } from '../../engine/decide/locale.ts'
import { exposedEvent } from '../../engine/observe/outcome.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { mediaAt } from '../create/media-at.ts'
import type { Perform } from '../perform.ts'
import { rightsNow } from '../store/create.store.ts'
import type { Database, Scope } from '../store/database.ts'
import { allThings, getThing, listThings } from '../store/noun.store.ts'
import { onceCurrent } from './once-current.ts'
import type { Filling, Sender } from './sender.ts'

export interface FillingWith {
  db: Database
  perform: Perform
  clock: () => Date
  /** Under which people reach us: pictures in a message lie there. */
  url: string
}

const actor = actorOfFlow('mailing-is-sent')
const rightsAndApproval = 'rights and approval'

/** Fills messages of one engine: a decision at the mailing’s placement for each person, rendered in that person’s language. */
export const fillingMessages = (on: FillingWith, engine: string): Sender['fill'] => {
  const scope: Scope = { db: on.db, engine }
  const shelf = editionShelf(scope)
  return async (mailing, profile, wayOut) => {
    const ask = () => on.perform({ engine, actor, operation: 'decision.request', input: requestFor(mailing.placement, profile) })
    const answer = await onceCurrent(ask, isNothing, () => isJustReleased(scope, mailing.placement, on.clock()))
    if (isRefusal(answer)) return undecided(answer)
    const decided = answer as DecisionAnswer
    if (decided.campaign === undefined || decided.components === undefined) return nothingChosen(decided)
    const shown = await getThing<Campaign>(scope, campaign, decided.campaign)
    const kept = shown?.familyHash === undefined ? undefined : await shelf(shown.familyHash)
    const spot = (await listThings<Placement>(scope, placement, { key: mailing.placement }, { limit: 1 })).items[0]
    if (!shown || !kept || !spot) return { as: 'later', reason: 'the campaign was released anew this moment' }
    const today = await rightsNow(scope, bearersOf(kept.material, Object.values(decided.components)))
    const approvals = await allThings(scope, approval, { about: aboutOf({ kind: 'family', id: shown.family }) })
    const locale = localeFor(kept.edition.frozen.family.locales, profile.locale, spot.locale) ?? spot.locale
    const made = await rendered(kept.material, {
      choice: decided.components,
      locale,
      media: mediaAt(on.url, engine),
      person: personOf(profile),
      unsubscribe: wayOut,
    })
    if (typeof made === 'string') return { as: 'broken', reason: made }
    return {
      as: 'content',
      rendered: made,
      offered: offering(shown, kept.edition, approvals, { chosen: { choice: decided.components, locale }, today }),
      decision: decided.id,
      campaign: shown.id,
      variant: variantOf(kept.material, decided.components, locale),
      accepted: () => expose(on, engine, profile, decided),
    }
  }
}

const requestFor = (at: string, profile: Profile): DecisionRequest => {
  const anonymousId = profile.anonymousIds.at(-1)
  const who = profile.userId !== undefined ? { userId: profile.userId } : anonymousId !== undefined ? { anonymousId } : undefined
  return {
    placement: at,
    ...(who && { subject: who }),
    context: {},
    ...(profile.locale !== undefined && { locale: profile.locale }),
    render: 'json',
    synthetic: profile.synthetic,
  }
}

const newMs = 10_000

/** Something at this placement was released so lately that the rules may not have followed. */
const isJustReleased = async (scope: Scope, at: string, now: Date): Promise<boolean> =>
  (await allThings(scope, campaign, { state: 'live' })).some(
    ({ placements, releasedAt }) => placements.includes(at) && releasedAt !== undefined && Date.parse(releasedAt) > now.getTime() - newMs,
  )

const isNothing = (answer: unknown): boolean =>
  isRefusal(answer)
    ? answer.code === 'notFound'
    : (answer as DecisionAnswer).campaign === undefined && (answer as DecisionAnswer).branch !== 'holdout'

/** Only being busy passes by itself. */
const undecided = ({ code, message }: Refusal): Filling =>
  code === 'busy' || code === 'rateLimited' || code === 'storageFull'
    ? { as: 'later', reason: message }
    : { as: 'nothing', gate: rightsAndApproval, rule: 'no decision', reason: message }

const nothingChosen = ({ branch, reason }: DecisionAnswer): Filling =>
  branch === 'holdout'
    ? { as: 'nothing', gate: 'holdout', rule: 'held out at the placement', reason }
    : { as: 'nothing', gate: rightsAndApproval, rule: 'nothing is eligible', reason }

interface Kept {
  edition: Edition
  material: Material
}
const mostKept = 20

/** Editions never change, so each is read once. */
const editionShelf = (scope: Scope): ((hash: string) => Promise<Kept | undefined>) => {
  const shelf = new Map<string, Kept>()
  return async (hash) => {
    const known = shelf.get(hash)
    if (known) return known
    const found = await getThing<Edition>(scope, edition, editionId(hash))
    if (!found) return undefined
    const { template, brand, components, assets } = found.frozen
    const material = { template, brand, components: byId(components), assets: byId(assets), fonts: await allThings(scope, font) }
    const kept = { edition: found, material }
    if (shelf.size >= mostKept) shelf.clear()
    shelf.set(hash, kept)
    return kept
  }
}

type Occasion = Parameters<ReturnType<typeof rendererFor>['render']>[1]

/** The message, or why there is none. */
const rendered = async (material: Material, occasion: Occasion) => {
  try {
    const { html, text, subject, locale } = await rendererFor('email').render(material, { ...occasion, whole: true })
    return subject ? { html, text, subject, locale } : 'its template gives it no subject'
  } catch (error) {
    // What a template does with this person’s traits is no fault of ours: one message fails, and the others go out.
    return error instanceof Error ? error.message.slice(0, 300) : 'it could not be rendered'
  }
}

/** What a template may say of a person, once there is consent to being addressed in person. */
const personOf = ({ traits, consents }: Profile): Record<string, unknown> =>
  hasConsent(consents, 'personalisation')
    ? Object.fromEntries(Object.entries(traits).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)))
    : {}

const variantOf = ({ template, components }: Material, choice: Readonly<Record<string, string>>, locale: string): string => {
  const chosen = Object.entries(choice).flatMap(([slot, id]) => {
    const component = components.get(id)
    return component ? [[slot, component] as const] : []
  })
  return variantHash(template, Object.fromEntries(chosen), locale)
}

/** Opens are not tracked: that the channel took the message is what counts as shown. */
const expose = async (
  { perform }: FillingWith,
  engine: string,
  { userId, anonymousIds, synthetic }: Profile,
  { id, receipt }: DecisionAnswer,
): Promise<void> => {
  const anonymousId = anonymousIds.at(-1)
  if (userId === undefined && anonymousId === undefined) return
  const event = {
    messageId: `shown-${id}`,
    type: 'track',
    event: exposedEvent,
    ...(userId === undefined ? { anonymousId } : { userId }),
    properties: { receipt, channel: 'email' },
    context: { ...(synthetic && { synthetic: true }) },
  }
  await perform({ engine, actor, operation: 'event.send', input: { events: [event] } })
}
