import type { Space } from '../../engine/decide/combination.ts'
import { fillNormals } from '../../engine/decide/draw.ts'
import type { Draws, Policy } from '../../engine/decide/policy.ts'
import type { Moments } from '../../engine/learn/experiment/batch.ts'

const drawCount = 256

/** Beliefs about the rate of each arm by itself: normal about what was counted, with one success in thirty to begin with. */
const beliefs = (arms: readonly Moments[], seed: { high: number; low: number }): Draws => {
  const known = arms.map(({ units, sum }) => {
    const [n, s] = [units + 30, sum + 1]
    return { mean: s / n, sd: Math.sqrt(((s / n) * (1 - s / n)) / n) }
  })
  const normals = new Float64Array(drawCount * arms.length)
  fillNormals(seed, 0, normals)
  return {
    count: drawCount,
    unknown: () => new Float64Array(known.length).fill(1),
    score: (draw, spread, into) => {
      for (let arm = 0; arm < known.length; arm++) into[arm] = known[arm]!.mean + spread(arm) * known[arm]!.sd * normals[draw * known.length + arm]!
    },
  }
}

/** The shares that a policy of the engine publishes for one slot with these arms: exact, as a snapshot has them. */
export const sharesBy = (policy: Policy, settings: unknown, arms: readonly Moments[], seed: { high: number; low: number }): number[] => {
  const components = arms.map((_, arm) => `arm ${arm}`)
  const space: Space = { slots: [{ slot: 'one', components }], combinations: components.map((component) => [component]) }
  const decisions = arms.reduce((sum, { units }) => sum + units, 0)
  const { weights } = policy.publish({
    space,
    settings: policy.settings.parse(settings),
    decisions,
    ...(policy.learns && { draws: beliefs(arms, seed) }),
  })
  return components.map((_, arm) => ((1 - weights.epsilon) * weights.counts[arm]!) / weights.draws + weights.epsilon / components.length)
}
