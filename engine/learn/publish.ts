import type { Space } from '../decide/combination.ts'
import { fillNormals, type Seed } from '../decide/draw.ts'
import type { Draws, Policy } from '../decide/policy.ts'
import { snapshotOf, type PolicySnapshot, type SnapshotContext } from '../decide/snapshot.ts'
import { componentTerms, type TagsOf, type Term } from './design.ts'
import { deviate, type Posterior } from './posterior.ts'

/** S: with 512 draws the standard error of a probability of 5 % is one percentage point. */
export const drawCount = 512

/** Every term that the components of a space bring: hand them to `fit`, so that new components are drawn from their prior. */
export const spaceTerms = (space: Space, tagsOf: TagsOf): Term[] =>
  space.slots.flatMap(({ slot, components }) => components.flatMap((component) => componentTerms(slot, component, tagsOf).map(([term]) => term)))

/**
 * Draws from a posterior, as scores of the space's combinations on the probit scale. What is the same for all of them (intercept, segment, position)
 * is left out: it decides nothing. The same seed and posterior give the same draws.
 */
export const posteriorDraws = (posterior: Posterior, space: Space, tagsOf: TagsOf, seed: Seed, count = drawCount): Draws => {
  const members = space.slots.flatMap(({ slot, components }) => components.map((component) => ({ slot, component })))
  const loads = members.map(({ slot, component }) => loadOf(posterior, componentTerms(slot, component, tagsOf)))
  const means = Float64Array.from(loads, (load) => weigh(load, posterior.mean))
  const deviations = drawDeviations(posterior, loads, seed, count)
  const scored = memberIndices(space)
  return {
    count,
    score: (draw, spread, into) => {
      const from = draw * members.length
      for (let index = 0; index < scored.length; index++) {
        let score = 0
        for (const member of scored[index]!) score += means[member]! + spread * deviations[from + member]!
        into[index] = score
      }
    },
  }
}

export interface Publication {
  context: Omit<SnapshotContext, 'policy'>
  space: Space
  policy: Policy
  /** As they are stored; the policy's schema fills what is missing. */
  settings: unknown
  /** Decisions already made with this placement. */
  decisions: number
  draws?: Draws
}

/** The next snapshot of a placement. Its id is its content: when nothing moved, it is the same. Throws on settings that the policy's schema refuses. */
export const publish = ({ context, space, policy, settings, decisions, draws }: Publication): PolicySnapshot => {
  const occasion = { space, settings: policy.settings.parse(settings), decisions, ...(draws && { draws }) }
  const published = policy.publish(occasion)
  return snapshotOf({ ...context, policy: policy.name }, published.space, published.weights)
}

type Load = readonly (readonly [number, number])[]

const loadOf = (posterior: Posterior, terms: readonly (readonly [Term, number])[]): Load =>
  terms.flatMap(([term, value]): [number, number][] => {
    const at = posterior.place.get(term)
    if (at === undefined) throw new Error(`The posterior was fitted without the term ${term}: hand spaceTerms() to fit().`)
    return [[at, value]]
  })

const weigh = (load: Load, effects: Float64Array): number => {
  let sum = 0
  for (const [at, value] of load) sum += value * effects[at]!
  return sum
}

/** Draw by draw, each member's deviation from its mean. */
const drawDeviations = (posterior: Posterior, loads: readonly Load[], seed: Seed, count: number): Float64Array => {
  const deviations = new Float64Array(count * loads.length)
  const effects = new Float64Array(posterior.terms.length)
  // A counter gives two normal numbers.
  const stride = Math.ceil(effects.length / 2)
  for (let draw = 0; draw < count; draw++) {
    fillNormals(seed, draw * stride, effects)
    deviate(posterior, effects)
    loads.forEach((load, member) => (deviations[draw * loads.length + member] = weigh(load, effects)))
  }
  return deviations
}

/** For each combination, where its components stand in the list of all members. */
const memberIndices = (space: Space): Uint16Array[] => {
  const at = new Map<string, number>()
  for (const { slot, components } of space.slots) for (const component of components) at.set(`${slot}\n${component}`, at.size)
  return space.combinations.map((combination) =>
    Uint16Array.from(combination, (component, slot) => at.get(`${space.slots[slot]?.slot}\n${component}`) ?? 0),
  )
}
