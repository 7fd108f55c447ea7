import { everything, propensityOf } from '../decide/choose.ts'
import type { Space } from '../decide/combination.ts'
import { derivedSeed, type Seed } from '../decide/draw.ts'
import { whole } from '../decide/policy.ts'
import { combinationAt, type PolicySnapshot } from '../decide/snapshot.ts'
import type { Belief } from './belief.ts'
import type { Reached, TagsOf } from './design.ts'
import { cumulative } from './normal.ts'
import { beliefDraws } from './draws.ts'

/** Fewer than for combinations: a tier has few campaigns, and its rankings are kept with every snapshot of it. */
const worthDraws = 256

/**
 * The probability of a success when a campaign is shown as its snapshot shows it, in each of some draws of what is believed: Σ π(c) · Φ(score of c).
 * It is that of people together, some of whom have seen it before.
 */
export const chancesOf = (
  belief: Belief,
  { space, ...drawing }: { space: Space; tagsOf: TagsOf; reached: Reached },
  snapshot: PolicySnapshot,
  seed: Seed,
): number[] => {
  const draws = beliefDraws(belief, { space, ...drawing, absolute: true }, derivedSeed(seed, 'worth'), worthDraws)
  const shares = sharesIn(space, snapshot)
  const scores = new Float64Array(space.combinations.length)
  return Array.from({ length: worthDraws }, (_, draw) => {
    draws.score(draw, whole, scores)
    return scores.reduce((sum, score, index) => sum + shares[index]! * cumulative(score), 0)
  })
}

/** π of each combination of a space, in its order: a policy may list them in another. */
const sharesIn = (space: Space, snapshot: PolicySnapshot): Float64Array => {
  const all = everything(snapshot)
  const shares = new Map(snapshot.combinations.map((_, index) => [combinationAt(snapshot, index).join('\n'), propensityOf(all, index)]))
  return Float64Array.from(space.combinations, (combination) => shares.get(combination.join('\n')) ?? 0)
}
