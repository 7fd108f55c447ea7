import { derivedSeed, drawAt } from '../../engine/decide/draw.ts'
import { BetaArms } from './chance-of-best.ts'
import { type Game, type Player, refreshes } from './play.ts'

/** Uniform, without the noise of a draw: what it loses does not depend on what it sees. */
export const uniformRegret = ({ truth, decisions }: Game): number => {
  const starts = refreshes(decisions)
  return starts.reduce((regret, from, turn) => {
    const rates = truth.ratesAt(from / decisions)
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    return regret + ((starts[turn + 1] ?? decisions) - from) * (rates.reduce((most, rate) => Math.max(most, rate)) - mean)
  }, 0)
}

/** Thompson sampling with a Beta(1, 1) prior for each combination, as if they had nothing in common. */
export const fullFactorial = ({ truth: { space }, seed }: Game): Player => {
  const arms = new BetaArms(space.combinations.length)
  const draws = derivedSeed(seed, 'full factorial')
  return {
    refreshed: () => {
      const chances = arms.chancesOfBest()
      return (visitor) => pick(chances, drawAt(draws, visitor))
    },
    heard: ({ shown, succeeded }) => shown.forEach((count, index) => arms.add(index, count, succeeded[index]!)),
  }
}

/** Thompson sampling with a Beta(1, 1) prior for each component, slot by slot, as if the others did not matter. */
export const perSlot = ({ truth: { space }, seed }: Game): Player => {
  const slots = space.slots.map(({ components }) => new BetaArms(components.length))
  const draws = derivedSeed(seed, 'per slot')
  const members = space.combinations.map((combination) => combination.map((component, slot) => space.slots[slot]!.components.indexOf(component)))
  const places = new Map(members.map((member, index) => [member.join(' '), index]))
  return {
    refreshed: () => {
      const chances = slots.map((arms) => arms.chancesOfBest())
      return (visitor) => places.get(chances.map((own, slot) => pick(own, drawAt(draws, visitor * slots.length + slot))).join(' '))!
    },
    heard: ({ shown, succeeded }) =>
      slots.forEach((arms, slot) => {
        const sums = space.slots[slot]!.components.map(() => [0, 0] as [number, number])
        shown.forEach((count, index) => {
          const sum = sums[members[index]![slot]!]!
          sum[0] += count
          sum[1] += succeeded[index]!
        })
        sums.forEach(([trials, successes], member) => arms.add(member, trials, successes))
      }),
  }
}

const pick = (chances: Float64Array, at: number): number => {
  let sum = 0
  for (let index = 0; index < chances.length; index++) {
    sum += chances[index]!
    if (at < sum) return index
  }
  return chances.length - 1
}
