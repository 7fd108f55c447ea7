import { z } from 'zod'
import { Key } from '../create/key.ts'
import { mostRemembered } from './limits.ts'
import { isWindow, windowProblem, windowShape } from './window-shape.ts'
import { windowKey, windowMs, type Window } from './window.ts'

/**
 * How often one person may see it within a rolling window: the placement or campaign that the cap stands on, or, where it says so, each component,
 * or whatever carries a tag, wherever they saw it. On pages caps are soft: counted at exposure.
 */
export const Cap = z
  .strictObject({
    most: z.number().int().min(1).max(mostRemembered),
    ...windowShape,
    each: z.literal('component').optional().describe('each component for itself, wherever this person saw it'),
    tag: Key.optional().describe('all components that carry this tag together, wherever this person saw them'),
  })
  .refine(isWindow, { error: windowProblem })
  .refine(({ each, tag }) => each === undefined || tag === undefined, { error: 'Count each component or a tag, not both.' })
  .meta({ examples: [{ most: 3, days: 7 }] })
export type Cap = z.infer<typeof Cap>

/** Something that a person was shown and saw. */
export interface Seen {
  placement: string
  campaign: string
  components: readonly string[]
  at: number
}

/** Where exposures of a placement, a campaign, a component or a tag within a window are counted. */
export const countKey = (of: string, window: Window): string => `${of}/${windowKey(window)}`

export const tagged = (tag: string): string => `tag:${tag}`

/** What must be counted for a cap: the keys that one exposure counts for. The same id counts the same. */
interface Counted {
  id: string
  ms: number
  /** Absent where exposures of any campaign count. */
  campaign?: string
  keys(seen: Seen): readonly string[]
}

/** All that must be counted at a placement, laid out so that an exposure meets only what can count it. */
export interface Counters {
  any: readonly Counted[]
  byCampaign: ReadonlyMap<string, readonly Counted[]>
}

export type TagsOf = (component: string) => readonly string[]

/** For the caps that stand on a placement, and those on its campaigns. */
export const countersOf = (
  placement: { key: string; caps: readonly Cap[] },
  campaigns: readonly { id: string; caps: readonly Cap[] }[],
  tagsOf: TagsOf,
): Counters => {
  const all = [
    ...placement.caps.map((cap) => countedBy(cap, { placement: placement.key }, tagsOf)),
    ...campaigns.flatMap(({ id, caps }) => caps.map((cap) => countedBy(cap, { campaign: id }, tagsOf))),
  ]
  const once = [...new Map(all.map((one) => [one.id, one])).values()]
  return {
    any: once.filter(({ campaign }) => campaign === undefined),
    byCampaign: Map.groupBy(
      once.filter((one) => one.campaign !== undefined),
      ({ campaign = '' }) => campaign,
    ),
  }
}

const countedBy = (cap: Cap, on: { placement: string } | { campaign: string }, tagsOf: TagsOf): Counted => {
  const key = (of: string): string => countKey(of, cap)
  const counted = (what: string, keys: Counted['keys']): Counted => ({ id: key(what), ms: windowMs(cap), keys })
  const { each, tag } = cap
  if (each) return counted(`each ${each}`, ({ components }) => components.map(key))
  // Made once: an exposure is counted at every decision.
  const only = (of: string): readonly string[] => [key(of)]
  if (tag !== undefined) {
    const own = only(tagged(tag))
    return counted(tagged(tag), ({ components }) => (components.some((one) => tagsOf(one).includes(tag)) ? own : nothing))
  }
  if ('placement' in on) {
    const own = only(on.placement)
    return counted(on.placement, ({ placement }) => (placement === on.placement ? own : nothing))
  }
  const own = only(on.campaign)
  return { ...counted(on.campaign, () => own), campaign: on.campaign }
}
const nothing: readonly string[] = []

/** Nothing is counted, for nobody. */
export const countNothing = ({ any, byCampaign }: Counters): boolean => any.length === 0 && byCampaign.size === 0

/** A person’s exposures by `countKey`; what was never seen has no entry. */
export const countsOf = ({ any, byCampaign }: Counters, exposures: readonly Seen[], now: number): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const seen of exposures) {
    for (const one of any) add(counts, one, seen, now)
    for (const one of byCampaign.get(seen.campaign) ?? none) add(counts, one, seen, now)
  }
  return counts
}
const none: readonly Counted[] = []

const add = (counts: Record<string, number>, { ms, keys }: Counted, seen: Seen, now: number): void => {
  if (seen.at <= now - ms) return
  for (const key of keys(seen)) counts[key] = (counts[key] ?? 0) + 1
}
