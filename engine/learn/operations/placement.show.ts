import { z } from 'zod'
import { component } from '../../create/component.ts'
import { edition, editionId } from '../../create/edition.ts'
import type { Family } from '../../create/family.ts'
import { titleOf } from '../../create/said.ts'
import { findOne } from '../../create/find.ts'
import { Campaign, campaign } from '../../decide/campaign.ts'
import { Branch } from '../../decide/decision.ts'
import { placementStanding } from '../../decide/decision-log.ts'
import { Shown, shownAt } from '../../decide/impression.ts'
import { Placement, placement } from '../../decide/placement.ts'
import { sharesOf } from '../../decide/shares.ts'
import type { PolicySnapshot } from '../../decide/snapshot.ts'
import { query } from '../../kernel/operation.ts'
import { type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { LearnedEffect, learnedNow } from '../learned.ts'

const hourMs = 3_600_000

const Member = LearnedEffect.omit({ tag: true, slot: true, audience: true }).extend({
  component: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  share: z.number().describe('exact probability now'),
  blocked: z.boolean().optional().describe('every variant with it is kept out, so that it is never shown'),
})

const Standing = z.object({
  campaign: Campaign.pick({
    withheld: true,
    id: true,
    key: true,
    name: true,
    state: true,
    priority: true,
    eligibility: true,
    family: true,
    from: true,
    until: true,
  }),
  snapshot: z
    .object({
      id: z.string(),
      at: z.iso.datetime(),
      policy: z.string(),
      epsilon: z.number(),
      draws: z.number().int(),
      combinations: z.number().int(),
    })
    .optional()
    .describe('the last one that serves; absent until it has been published'),
  begins: z
    .boolean()
    .optional()
    .describe('true when what it shows was changed, and no snapshot has all of it yet: learning begins, and there are no shares to tell'),
  slots: z.array(z.object({ slot: z.string(), components: z.array(Member).describe('the largest share first') })),
})

/** It stands with learning, since it shows what was learned beside what is decided; its noun is one of decide. */
export const showPlacement = query({
  name: 'placement.show',
  summary: 'Show how one placement stands: exact shares now and their course, effects with their interval, its rule, how busy it is',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    campaign: z.string().optional().describe('id of the campaign whose course is shown; the most important one when left out'),
    audience: z
      .string()
      .optional()
      .describe('key of an audience that is learned apart: its shares and effects; everybody’s where nothing is published for it yet'),
    hours: z.number().int().min(1).max(168).default(24),
  }),
  output: z.object({
    placement: Placement,
    campaigns: z.array(Standing).describe('the most important first'),
    course: z
      .array(z.object({ at: z.iso.datetime(), snapshot: z.string(), shares: z.record(z.string(), z.number()) }))
      .describe('exact shares by component, of some snapshots since'),
    shown: Shown,
    perSecond: z.number().describe('decisions of the last minute that are in the database'),
    branches: z.array(z.object({ branch: Branch, count: z.number().int() })).describe('how decisions of the last two weeks ended'),
  }),
  roles: everyone,
  load: async (read, { id, campaign: wanted, audience, hours }, { now }) => {
    const found = await findOne(read, placement, id)
    if (!found) return undefined
    const here = (await read.all(campaign, { state: ['live', 'paused'] })).filter(({ placements }) => placements.includes(found.key))
    const ordered = here.toSorted((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1))
    const standing = await read.ask(placementStanding, {
      placement: found.key,
      campaign: wanted ?? ordered[0]?.id,
      audience,
      since: new Date(now.getTime() - hours * hourMs),
      now,
    })
    const released = here.flatMap(({ familyHash }) => (familyHash === undefined ? [] : editionId(familyHash)))
    const ids = [...new Set(standing.newest.flatMap(({ snapshot }) => snapshot.slots.flatMap(({ components }) => components)))]
    return {
      found,
      ordered,
      standing,
      shown: await read.ask(shownAt, { placement: found.key, day: now.toISOString().slice(0, 10) }),
      learned: await read.ask(learnedNow, { placement: found.key }),
      released: new Map((await read.many(edition, released)).map((one) => [one.hash, one.frozen.family])),
      components: new Map((ids.length === 0 ? [] : await read.all(component, { id: ids })).map((one) => [one.id, one])),
    }
  },
  answer: (facts, { id, audience }) => {
    if (!facts) return refuseUnknown('placement', id, 'id or key')
    const { found, ordered, standing, shown: seen, learned, components, released } = facts
    if (audience !== undefined && !found.audiences?.includes(audience)) return notApart(found, audience)
    const titled = (of: string) => {
      const one = components.get(of)
      return { component: of, title: one ? titleOf(one, found.locale) : of, tags: one?.tags ?? [] }
    }
    const campaigns = ordered.map((one): z.infer<typeof Standing> => {
      const published = standing.newest.find((newest) => newest.campaign === one.id)
      const effects = (learned.find((entry) => entry.campaign === one.id)?.effects ?? []).filter((effect) => effect.audience === audience)
      const { id: campaignId, key, name, state, priority, eligibility, family, from, until } = one
      const shown = {
        id: campaignId,
        key,
        name,
        state,
        priority,
        eligibility,
        family,
        from,
        ...(until !== undefined && { until }),
        ...(one.withheld && { withheld: one.withheld }),
      }
      if (!published) return { campaign: shown, slots: [] }
      const { snapshot, at } = published
      if (!holdsAll(snapshot, released.get(one.familyHash ?? ''), one.withheld)) return { campaign: shown, begins: true, slots: [] }
      const shares = sharesOf(snapshot)
      const blocked = blockedIn(snapshot, one)
      const slots = snapshot.slots.map(({ slot }) => ({
        slot,
        components: shares
          .filter((share) => share.slot === slot)
          .map((share) => {
            const {
              slot: _slot,
              tag: _tag,
              audience: _audience,
              component: _component,
              ...effect
            } = effects.find((one) => one.slot === slot && one.component === share.component) ?? { exposures: 0, conversions: 0 }
            return { ...titled(share.component), share: share.share, ...(blocked(share.component) && { blocked: true }), ...effect }
          })
          .sort((a, b) => b.share - a.share),
      }))
      const { id: snapshotId, policy, epsilon, draws, combinations } = snapshot
      return { campaign: shown, snapshot: { id: snapshotId, at, policy, epsilon, draws, combinations: combinations.length }, slots }
    })
    const course = standing.course.map(({ at, snapshot }) => ({
      at,
      snapshot: snapshot.id,
      shares: Object.fromEntries(sharesOf(snapshot).map(({ component: of, share }) => [of, share])),
    }))
    return { placement: found, campaigns, course, shown: seen, perSecond: standing.perSecond, branches: standing.branches }
  },
})

/** Whether preflight keeps a component out: its blocks name it, and no combination that may be chosen holds it. */
const blockedIn = ({ slots, combinations }: PolicySnapshot, { blocks }: Campaign): ((component: string) => boolean) => {
  const possible = new Set(combinations.flatMap((members) => members.map((member, place) => slots[place]?.components[member])))
  const named = new Set(blocks.flatMap(({ choice }) => Object.values(choice)))
  return (of) => named.has(of) && !possible.has(of)
}

/** Whether a snapshot has everything that was released: one of an earlier release has other shares than what is shown now. */
const holdsAll = ({ slots }: PolicySnapshot, released: Pick<Family, 'slots'> | undefined, withheld: Campaign['withheld'] = []): boolean =>
  Object.entries(released?.slots ?? {}).every(([slot, ids]) => {
    const known = slots.find((one) => one.slot === slot)?.components ?? []
    return ids.every((id) => known.includes(id) || withheld.some((one) => one.slot === slot && one.component === id))
  })

const notApart = ({ name, audiences = [] }: Placement, audience: string): Refusal =>
  refuse('invalidInput', `${audience} is not learned apart at ${name}.`, {
    where: [{ path: 'audience', problem: 'not one of the placement’s audiences' }],
    remedy: audiences.length > 0 ? `One of ${audiences.join(', ')}.` : 'Name the audience in placement.save first.',
  })
