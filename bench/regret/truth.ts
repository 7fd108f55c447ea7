import { combine, type Space } from '../../engine/decide/combination.ts'
import { derivedSeed, fillNormals, type Seed } from '../../engine/decide/draw.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { cumulative, quantile } from '../../engine/learn/normal.ts'

/** How a world is made. Widths are standard deviations on the probit scale, where 0.1 about a rate of 3 % is a quarter more or a fifth less. */
export interface World {
  /** Of the effect that each pair of components has beyond its own two. */
  pairs: number
  /** What no model of mains and pairs can say: thresholds, three-way terms, and mains that drift. */
  misspecified: boolean
}

/** What every combination is truly worth, at a moment between 0 and 1 of the whole. */
export interface Truth {
  space: Space
  ratesAt(moment: number): Float64Array
}

const sizes = [6, 6, 4, 3]
const baseRate = 0.03
const mains = 0.1

/** Three-way terms, and what is gained by three strong components or more: both as large as a main effect. */
const threeWays = 0.08
const threshold = { from: 3, gain: 0.15 }
/** The middle third of the time, over which mains move; half of what they were is left. */
const drift = { from: 1 / 3, until: 2 / 3, kept: 0.5 }

const spaceOf = (): Space => {
  const combined = combine(
    sizes.map((size, slot) => ({ slot: `slot${slot}`, components: Array.from({ length: size }, (_, member) => `component-${slot}-${member}`) })),
  )
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('432 combinations can be listed')
  return combined.whole
}

export const truthOf = (world: World, seed: Seed): Truth => {
  const space = spaceOf()
  const members = space.combinations.map((combination) => combination.map((component, slot) => space.slots[slot]!.components.indexOf(component)))
  const before = effectsOf(1, mains, derivedSeed(seed, 'mains'))
  const two = effectsOf(2, world.pairs, derivedSeed(seed, 'pairs'))
  // Combinations scatter on the probit scale, which lifts their mean: the centre is lowered so that it is the base rate at every level.
  const scatter = Math.sqrt(1 + sizes.length * mains ** 2 + choices(sizes.length, 2).length * world.pairs ** 2)
  const still = members.map((member) => quantile(baseRate) * scatter + two(member))
  if (!world.misspecified) {
    const rates = Float64Array.from(members, (member, at) => cumulative(still[at]! + before(member)))
    return { space, ratesAt: () => rates }
  }
  const other = effectsOf(1, mains, derivedSeed(seed, 'later mains'))
  const three = effectsOf(3, threeWays, derivedSeed(seed, 'three-way terms'))
  const fixed = members.map((member, at) => still[at]! + three(member) + (strongIn(member) >= threshold.from ? threshold.gain : 0))
  return {
    space,
    ratesAt: (moment) => {
      const moved = Math.min(1, Math.max(0, (moment - drift.from) / (drift.until - drift.from)))
      const kept = 1 - moved * (1 - drift.kept)
      const fresh = Math.sqrt(1 - kept * kept)
      return Float64Array.from(members, (member, at) => cumulative(fixed[at]! + kept * before(member) + fresh * other(member)))
    },
  }
}

/** The first half of each slot is strong. They are listed in no order, so that this is as good as chance. */
const strongIn = (member: readonly number[]): number => member.filter((index, slot) => index < sizes[slot]! / 2).length

/** An effect for each choice of so many slots and one member in each: the sum of those that a combination holds. */
const effectsOf = (order: number, width: number, seed: Seed): ((member: readonly number[]) => number) => {
  const groups = choices(sizes.length, order).map((slots) => {
    const count = slots.reduce((product, slot) => product * sizes[slot]!, 1)
    const effects = new Float64Array(count)
    fillNormals(derivedSeed(seed, slots.join(' ')), 0, effects)
    return { slots, effects }
  })
  return (member) =>
    groups.reduce((sum, { slots, effects }) => sum + width * effects[slots.reduce((at, slot) => at * sizes[slot]! + member[slot]!, 0)]!, 0)
}

/** All ascending choices of so many of the numbers below `of`. */
const choices = (of: number, count: number, from = 0): number[][] =>
  count === 0
    ? [[]]
    : Array.from({ length: Math.max(0, of - from) }, (_, at) => from + at).flatMap((first) =>
        choices(of, count - 1, first + 1).map((rest) => [first, ...rest]),
      )
