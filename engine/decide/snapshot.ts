import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { largestSpace, type Combination, type Space } from './combination.ts'

/** The finest table that a policy may publish; learners publish 512 draws. */
export const mostDraws = 65_536

const whole = z.number().int().nonnegative()

/** Below this the share of one combination could vanish in rounding, and what is possible would be reported as impossible. */
const leastExploration = 1e-9

/**
 * What a policy may choose at a placement and how often: π(c) = (1 − ε) · count(c) / draws + ε / (number of combinations).
 * Plain JSON, addressed by its content. A combination is one index per slot into that slot's components; `counts` holds only what was ever drawn, in ascending order.
 */
export const PolicySnapshot = z
  .object({
    id: z.string(),
    placement: z.string(),
    campaign: z.string().optional(),
    audience: z.string().optional().describe('whose taste it follows; absent: whoever is in none of the placement’s audiences'),
    ruleset: z.string(),
    policy: z.string(),
    slots: z.array(z.object({ slot: z.string(), components: z.array(z.string()).min(1) })).min(1),
    combinations: z.array(z.array(whole)).min(1).max(largestSpace),
    draws: whole.min(1).max(mostDraws),
    counts: z.array(z.tuple([whole, whole.min(1)])),
    epsilon: z.number().min(0).max(1),
  })
  .superRefine((snapshot, context) => {
    const problem = snapshotProblem(snapshot)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
export type PolicySnapshot = z.infer<typeof PolicySnapshot>

/** How often each combination of a space won, and how much is explored: what a policy answers. */
export interface Weights {
  draws: number
  /** By index into `space.combinations`; sums to `draws`. */
  counts: ArrayLike<number>
  epsilon: number
}

export interface SnapshotContext {
  placement: string
  campaign?: string
  audience?: string
  ruleset: string
  policy: string
}

/** The same space, weights and context give the same id. */
export const snapshotOf = (context: SnapshotContext, space: Space, weights: Weights): PolicySnapshot => {
  const places = space.slots.map(({ components }) => new Map(components.map((component, index) => [component, index])))
  const indexOf = (component: string, slot: number): number => places[slot]?.get(component) ?? -1
  const body = {
    ...context,
    slots: space.slots.map(({ slot, components }) => ({ slot, components: [...components] })),
    combinations: space.combinations.map((combination) => combination.map(indexOf)),
    draws: weights.draws,
    counts: space.combinations.flatMap((_, index): [number, number][] => (weights.counts[index] ? [[index, weights.counts[index]]] : [])),
    epsilon: weights.epsilon,
  }
  const problem = snapshotProblem(body)
  if (problem) throw new Error(`A policy published a snapshot that does not add up: ${problem}`)
  return { id: `snp_${contentHash(body).slice(0, 24)}`, ...body }
}

/** The component ids of one combination. */
export const combinationAt = (snapshot: PolicySnapshot, index: number): Combination =>
  (snapshot.combinations[index] ?? []).map((member, slot) => snapshot.slots[slot]?.components[member] ?? '')

const snapshotProblem = ({ slots, combinations, counts, draws, epsilon }: Omit<PolicySnapshot, 'id'>): string | undefined => {
  if (counts.reduce((total, [, count]) => total + count, 0) !== draws) return 'the counts do not sum to the draws'
  if (counts.some(([index], place) => place > 0 && index <= counts[place - 1]![0])) return 'the counts are not in ascending order of the combinations'
  if (counts.some(([index]) => index >= combinations.length)) return 'a count names a combination that is not listed'
  if (epsilon !== 0 && !(epsilon >= leastExploration && epsilon <= 1)) return 'ε is neither 0 nor a share that floating point can divide'
  const fits = (members: readonly number[]): boolean =>
    members.length === slots.length && members.every((member, slot) => member >= 0 && member < (slots[slot]?.components.length ?? 0))
  if (!combinations.every(fits)) return 'a combination names a component that its slot does not have'
  return undefined
}
