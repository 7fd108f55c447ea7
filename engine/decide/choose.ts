import { drawAt, type Seed } from './draw.ts'
import type { Combination } from './combination.ts'
import { combinationAt, type PolicySnapshot } from './snapshot.ts'

export interface Propensity {
  /** The probability of this very combination, given what was eligible. */
  total: number
  /** For each slot, the probability that this component stood in it, whatever stood beside it. */
  perSlot: readonly number[]
}

export interface Choice {
  /** Index into the snapshot's combinations. */
  index: number
  combination: Combination
  propensity: Propensity
  branch: 'learn' | 'explore'
}

/**
 * What may be chosen from a snapshot, with its tables ready: build it once for everything, and once for each set that eligibility leaves, and keep it.
 * Choosing from it is one draw and one look-up. `learnMass` + `floorMass` is what the eligible hold of the whole policy.
 */
export interface Eligible {
  readonly snapshot: PolicySnapshot
  /** The eligible combinations, ascending. */
  readonly indices: Uint16Array
  /** 1 at the index of an eligible combination. */
  readonly mask: Uint8Array
  /** Those of them that won at least one draw, ascending, and their counts, summed up as one goes. */
  readonly winners: Uint16Array
  readonly cumulative: Uint32Array
  readonly learnMass: number
  readonly floorMass: number
  /** Filled as choices are first made: a choice depends on nothing but the combination and the branch. */
  readonly made: Map<number, Choice>
  /** π of each component by slot, once somebody asked. */
  marginals?: Float64Array[]
}

/** Everything in the snapshot. */
export const everything = (snapshot: PolicySnapshot): Eligible => eligibleWhere(snapshot, () => true)

/** What is left when these components may not be shown to this subject now. */
export const without = (snapshot: PolicySnapshot, excluded: ReadonlySet<string>): Eligible => {
  const out = snapshot.slots.map(({ components }) => components.map((component) => excluded.has(component)))
  return eligibleWhere(snapshot, (_, members) => {
    for (let slot = 0; slot < out.length; slot++) if (out[slot]![members[slot]!]) return false
    return true
  })
}

/** What is left by any other rule; `members` holds, for each slot, the index into that slot's components. */
export const eligibleWhere = (snapshot: PolicySnapshot, keep: (index: number, members: readonly number[]) => boolean): Eligible => {
  // Plain loops: this runs for each new set that eligibility leaves.
  const { combinations, counts } = snapshot
  const mask = new Uint8Array(combinations.length)
  const indices = new Uint16Array(combinations.length)
  let size = 0
  for (let index = 0; index < mask.length; index++) {
    if (!keep(index, combinations[index]!)) continue
    mask[index] = 1
    indices[size++] = index
  }
  const winners = new Uint16Array(counts.length)
  const cumulative = new Uint32Array(counts.length)
  let [won, sum] = [0, 0]
  for (const [index, count] of counts) {
    if (!mask[index]) continue
    winners[won] = index
    cumulative[won++] = sum += count
  }
  return {
    snapshot,
    indices: indices.subarray(0, size),
    mask,
    winners: winners.subarray(0, won),
    cumulative: cumulative.subarray(0, won),
    learnMass: ((1 - snapshot.epsilon) * sum) / snapshot.draws,
    floorMass: (snapshot.epsilon * size) / combinations.length,
    made: new Map(),
  }
}

/**
 * Draws one combination; `undefined` when nothing is eligible. The same seed gives the same choice, always and everywhere.
 * Where the eligible hold no mass at all (no exploration, and no draw was won by any of them) the first of the list takes everything:
 * a policy that ranks lists its combinations in the order of its ranking.
 */
export const choose = (eligible: Eligible, seed: Seed): Choice | undefined => {
  const { indices, winners, cumulative, learnMass, floorMass } = eligible
  if (indices.length === 0) return undefined
  const at = drawAt(seed, 0) * (learnMass + floorMass)
  if (at < floorMass) return choice(eligible, indices[scaled(at, floorMass, indices.length)]!, 'explore')
  if (winners.length === 0) return choice(eligible, indices[0]!, 'learn')
  const drawn = scaled(at - floorMass, learnMass, cumulative[cumulative.length - 1]!)
  return choice(eligible, winners[firstAbove(cumulative, drawn)]!, 'learn')
}

/** One combination by its components, with a propensity from another time; undefined when it is not among the eligible. */
export const thisOne = (
  eligible: Eligible,
  components: Readonly<Record<string, string>>,
  propensity: Propensity,
  branch: Choice['branch'],
): Choice | undefined => {
  const { slots, combinations } = eligible.snapshot
  const wanted = slots.map(({ slot, components: offered }) => offered.indexOf(components[slot] ?? ''))
  if (wanted.includes(-1) || Object.keys(components).length !== slots.length) return undefined
  const index = eligible.indices.find((one) => combinations[one]!.every((member, slot) => member === wanted[slot]))
  return index === undefined ? undefined : { index, combination: combinationAt(eligible.snapshot, index), propensity, branch }
}

/** π of a combination among the eligible: 0 when it is not one of them. The number that `choose` reports. */
export const propensityOf = (eligible: Eligible, index: number): number => {
  const { snapshot, indices, mask, winners, cumulative, learnMass, floorMass } = eligible
  if (!mask[index]) return 0
  const mass = learnMass + floorMass
  if (mass === 0) return index === indices[0] ? 1 : 0
  const place = winners.indexOf(index)
  const count = place < 0 ? 0 : cumulative[place]! - (place === 0 ? 0 : cumulative[place - 1]!)
  return (((1 - snapshot.epsilon) * count) / snapshot.draws + snapshot.epsilon / snapshot.combinations.length) / mass
}

/** For each slot, π of each of its components among the eligible, in the order of the snapshot's slots. */
export const marginalsOf = (eligible: Eligible): readonly Float64Array[] => (eligible.marginals ??= sumMarginals(eligible))

const sumMarginals = ({ snapshot, indices, winners, cumulative, learnMass, floorMass }: Eligible): Float64Array[] => {
  const sums = snapshot.slots.map(({ components }) => new Float64Array(components.length))
  const add = (index: number, share: number): void => {
    const members = snapshot.combinations[index]!
    for (let slot = 0; slot < sums.length; slot++) sums[slot]![members[slot]!]! += share
  }
  const mass = learnMass + floorMass
  if (mass === 0) {
    if (indices.length > 0) add(indices[0]!, 1)
    return sums
  }
  if (floorMass > 0) for (let at = 0; at < indices.length; at++) add(indices[at]!, floorMass / indices.length / mass)
  for (let at = 0, before = 0; at < winners.length; before = cumulative[at]!, at++) {
    add(winners[at]!, ((1 - snapshot.epsilon) * (cumulative[at]! - before)) / snapshot.draws / mass)
  }
  return sums
}

const choice = (eligible: Eligible, index: number, branch: Choice['branch']): Choice => {
  const key = index * 2 + (branch === 'explore' ? 1 : 0)
  const known = eligible.made.get(key)
  if (known) return known
  const made = makeChoice(eligible, index, branch)
  eligible.made.set(key, made)
  return made
}

const makeChoice = (eligible: Eligible, index: number, branch: Choice['branch']): Choice => {
  const marginals = marginalsOf(eligible)
  const perSlot = eligible.snapshot.combinations[index]!.map((member, slot) => marginals[slot]![member]!)
  return Object.freeze({
    index,
    combination: combinationAt(eligible.snapshot, index),
    propensity: { total: propensityOf(eligible, index), perSlot },
    branch,
  })
}

/** Where in `count` equal parts of [0, mass) a point lies; rounding must not carry it past the last. */
const scaled = (at: number, mass: number, count: number): number => Math.min(count - 1, Math.floor((at / mass) * count))

/** The first place whose cumulative count exceeds the drawn number. */
const firstAbove = (cumulative: Uint32Array, drawn: number): number => {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cumulative[middle]! > drawn) high = middle
    else low = middle + 1
  }
  return low
}
