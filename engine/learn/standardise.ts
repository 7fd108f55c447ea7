import { type Features, featureKey, type LearningCell } from './cell.ts'
import { kindOf, pairTerm, type Reached, reachedBy, type TagsOf, type Term, termsOf, termsWith } from './design.ts'
import { cumulative, density } from './normal.ts'
import type { Posterior } from './posterior.ts'

/** What was shown to whom, and how often. */
export interface Shown {
  features: Features
  trials: number
}

/** Beyond these, what was shown seldom adds nothing that could be seen. */
const mostShown = 250

/** Days put together, the most shown first. */
export const shownIn = (cells: Iterable<LearningCell>): Shown[] => {
  const byFeatures = new Map<string, Shown>()
  for (const { features, trials } of cells) {
    const key = featureKey(features)
    const known = byFeatures.get(key)
    if (known) known.trials += trials
    else byFeatures.set(key, { features, trials })
  }
  return [...byFeatures]
    .toSorted(([a, one], [b, other]) => other.trials - one.trials || (a < b ? -1 : 1))
    .slice(0, mostShown)
    .map(([, shown]) => shown)
}

/** The rate that everybody together would have had with one component in a slot, all else as it was. */
export interface Standardised {
  log: number
  /** How that log moves with each effect of the posterior, at its mean. */
  slopes: Float64Array
}

/**
 * Standardisation (the g-formula): what was shown beside a component, to whom and how often, is the same for all that are compared. Answers for one slot
 * after the other, each component in its order.
 */
export const standardising = (posterior: Posterior, shown: readonly Shown[], tagsOf: TagsOf) => {
  const places = placesIn(posterior, tagsOf)
  const rows = shown.map(({ features, trials }) => {
    const whom = places.whom(features)
    return { trials, whom, filled: Object.entries(features.components).map(([slot, component]) => places.member(slot, component)) }
  })
  const all = rows.reduce((sum, { trials }) => sum + trials, 0)
  return (slot: string, components: readonly string[]): Standardised[] => {
    const others = rows.map(({ trials, whom, filled }) => {
      const beside = filled.filter((member) => member.slot !== slot)
      return { trials, whom, beside, rest: [...whom.places, ...beside.flatMap((member, at) => places.of(member, whom, beside.slice(at + 1)))] }
    })
    return components.map((component) => {
      const member = places.member(slot, component)
      let clicks = 0
      const slopes = new Float64Array(posterior.mean.length)
      for (const { trials, whom, beside, rest } of others) {
        const own = places.of(member, whom, beside)
        const score = sumOf(posterior.mean, rest) + sumOf(posterior.mean, own)
        clicks += trials * cumulative(score)
        const slope = trials * density(score)
        for (const place of rest) slopes[place]! += slope
        for (const place of own) slopes[place]! += slope
      }
      return { log: Math.log(clicks / all), slopes: slopes.map((slope) => slope / clicks) }
    })
  }
}

const sumOf = (mean: Float64Array, places: readonly number[]): number => {
  let sum = 0
  for (const place of places) sum += mean[place]!
  return sum
}

/** A component in its slot, and where its pairs stand. */
interface Member {
  slot: string
  component: string
  pairs: Map<Member, readonly number[]>
  /** By whom it is shown to. */
  alone: Map<Group, readonly number[]>
}

/** People whom a component tells the same: of one audience, at one place, having seen as much before. */
interface Group {
  audience: string | undefined
  reached: Reached
  places: readonly number[]
}

/** Where a posterior keeps the terms of what is shown: each is looked up once. What it does not know counts with nothing. */
const placesIn = ({ place, terms }: Posterior, tagsOf: TagsOf) => {
  const placed = (terms: readonly (readonly [Term, number])[]): readonly number[] => terms.flatMap(([term]) => place.get(term) ?? [])
  const paired = terms.some((term) => kindOf(term) === 'pair')
  const members = new Map<string, Member>()
  const groups = new Map<string, Group>()
  const pair = (one: Member, other: Member): readonly number[] =>
    once(one.pairs, other, () => placed([[pairTerm(one.slot, one.component, other.slot, other.component), 1]]))
  return {
    member: (slot: string, component: string): Member =>
      once(members, `${slot}\n${component}`, () => ({ slot, component, pairs: new Map(), alone: new Map() })),
    whom: ({ audience, exposure, position }: Features): Group =>
      once(groups, `${audience ?? ''}\n${exposure}\n${position}`, () => ({
        audience,
        reached: reachedBy(exposure),
        places: placed(termsOf({ components: {}, exposure, position, ...(audience !== undefined && { audience }) }, tagsOf)),
      })),
    of: (member: Member, group: Group, beside: readonly Member[]): readonly number[] => {
      const alone = once(member.alone, group, () => placed(termsWith(member.slot, member.component, group, [], tagsOf)))
      return paired ? [...alone, ...beside.flatMap((other) => pair(member, other))] : alone
    },
  }
}

const once = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
  let value = known.get(key)
  if (value === undefined) known.set(key, (value = make()))
  return value
}
