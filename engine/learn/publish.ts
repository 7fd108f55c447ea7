import type { Space } from '../decide/combination.ts'
import { derivedSeed, fillNormals, type Seed } from '../decide/draw.ts'
import type { Draws, Policy } from '../decide/policy.ts'
import { snapshotOf, type PolicySnapshot, type SnapshotContext } from '../decide/snapshot.ts'
import type { Belief } from './belief.ts'
import { audienceTerm, exposureTerms, pairTerm, type Reached, type TagsOf, type Term, termsWith, type Whom } from './design.ts'
import { deviate, type Gaussian } from './posterior.ts'

/** S: with 512 draws the standard error of a probability of 5 % is one percentage point. */
export const drawCount = 512

/**
 * Every term that the components of a space bring to whoever has reached these exposure buckets: hand them to `believe` or `fit`, so that what is new is
 * drawn from its prior.
 */
export const spaceTerms = (space: Space, tagsOf: TagsOf, audiences: readonly string[] = [], reached: Reached = []): Term[] => {
  const all = [undefined, ...audiences].map((audience): Whom => ({ audience, reached }))
  return [
    ...all.flatMap((whom) => membersOf(space).flatMap(({ slot, component }) => termsWith(slot, component, whom, [], tagsOf))),
    ...all.flatMap(common),
  ]
    .map(([term]) => term)
    .concat(pairsOf(space))
}

interface Drawing extends Whom {
  space: Space
  tagsOf: TagsOf
  /** With the intercept, where it is asked how much and not only which is best: it is known less apart from the components than together with them. */
  absolute?: boolean
}

/**
 * Draws from what is believed, as scores of the space's combinations on the probit scale; each model gives as many as its share. What is the same for all
 * combinations (intercept, audience, exposure, position) is left out unless it is asked for: it decides nothing. The same seed and belief give the same draws.
 */
export const beliefDraws = ({ models }: Belief, drawing: Drawing, seed: Seed, count = drawCount): Draws => {
  const parts: Draws[] = []
  const ends: number[] = []
  let [share, from] = [0, 0]
  for (const { posterior, share: own } of models) {
    share += own
    const until = Math.min(count, Math.round(share * count))
    if (until === from) continue
    parts.push(posteriorDraws(posterior, drawing, derivedSeed(seed, `model ${parts.length}`), until - from))
    ends.push((from = until))
  }
  return {
    count,
    score: (draw, spread, into) => {
      const part = ends.findIndex((end) => draw < end)
      parts[part]!.score(draw - (ends[part - 1] ?? 0), spread, into)
    },
  }
}

/** The same draws, with the least first: what is best where less is better. */
export const mirrored = ({ count, score }: Draws): Draws => ({
  count,
  score: (draw, spread, into) => {
    score(draw, spread, into)
    for (let at = 0; at < into.length; at++) into[at] = -into[at]!
  },
})

/** Draws from one posterior. */
export const posteriorDraws = (posterior: Gaussian, { space, tagsOf, absolute = false, ...whom }: Drawing, seed: Seed, count = drawCount): Draws => {
  const members = membersOf(space)
  // A pair that the model has left out adds nothing.
  const pairs = pairsOf(space).filter((term) => posterior.place.has(term))
  const shared = absolute ? common(whom) : []
  const loads = [
    ...members.map(({ slot, component }) => loadOf(posterior, termsWith(slot, component, whom, [], tagsOf))),
    ...[...pairs.map((pair) => [pair, 1] as const), ...shared].map((one) => loadOf(posterior, [one])),
  ]
  const means = Float64Array.from(loads, (load) => weigh(load, posterior.mean))
  const deviations = drawDeviations(posterior, loads, seed, count)
  const scored = partIndices(
    space,
    new Map(
      [...members.map(({ slot, component }) => `${slot}\n${component}`), ...pairs, ...shared.map(([term]) => term)].map((part, at) => [part, at]),
    ),
    shared.map(([term]) => term),
  )
  return {
    count,
    score: (draw, spread, into) => {
      const from = draw * loads.length
      for (let index = 0; index < scored.length; index++) {
        const parts = scored[index]!
        let score = 0
        for (let at = 0; at < parts.length; at++) score += means[parts[at]!]! + spread * deviations[from + parts[at]!]!
        into[index] = score
      }
    },
  }
}

/** What all combinations have in common. */
const common = ({ audience, reached }: Whom): [Term, number][] => [
  ['intercept', 1],
  ...(audience === undefined ? [] : [[audienceTerm(audience), 1] as [Term, number]]),
  ...exposureTerms(reached),
]

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

const loadOf = (posterior: Gaussian, terms: readonly (readonly [Term, number])[]): Load =>
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
const drawDeviations = (posterior: Gaussian, loads: readonly Load[], seed: Seed, count: number): Float64Array => {
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

/** For each combination, where its components and pairs, and what all have in common, stand in the list of all parts. */
const partIndices = (space: Space, places: ReadonlyMap<string, number>, shared: readonly Term[]): Uint16Array[] => {
  const names = space.slots.map(({ slot }) => slot)
  return space.combinations.map((combination) => {
    const parts = combination.map((component, slot) => places.get(`${names[slot]}\n${component}`) ?? 0)
    for (let one = 0; one < combination.length; one++) {
      for (let other = one + 1; other < combination.length; other++) {
        const place = places.get(pairTerm(names[one]!, combination[one]!, names[other]!, combination[other]!))
        if (place !== undefined) parts.push(place)
      }
    }
    return Uint16Array.from([...parts, ...shared.map((term) => places.get(term) ?? 0)])
  })
}

const membersOf = ({ slots }: Space): { slot: string; component: string }[] =>
  slots.flatMap(({ slot, components }) => components.map((component) => ({ slot, component })))

/** Two slots at a time, every component of the one with every component of the other. */
const pairsOf = ({ slots }: Space): Term[] =>
  slots.flatMap(({ slot, components }, place) =>
    slots
      .slice(place + 1)
      .flatMap((other) => components.flatMap((component) => other.components.map((beside) => pairTerm(slot, component, other.slot, beside)))),
  )
