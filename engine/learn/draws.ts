import type { Space } from '../decide/combination.ts'
import { derivedSeed, fillNormals, type Seed } from '../decide/draw.ts'
import type { Draws } from '../decide/policy.ts'
import type { Belief } from './belief.ts'
import { kindOf, pairTerm, type TagsOf, type Term, termsWith, type Whom } from './design.ts'
import { deviate, type Gaussian } from './posterior.ts'
import type { Prior } from './prior.ts'
import { common, membersOf, pairsOf } from './space-terms.ts'

/** S: with 512 draws the standard error of a probability of 5 % is one percentage point. */
export const drawCount = 512

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
  const parts: { draws: PosteriorDraws; prior: Prior; end: number }[] = []
  let [share, from] = [0, 0]
  for (const { posterior, share: own } of models) {
    share += own
    const end = Math.min(count, Math.round(share * count))
    if (end === from) continue
    parts.push({ draws: posteriorDraws(posterior, drawing, derivedSeed(seed, `model ${parts.length}`), end - from), prior: posterior.prior, end })
    from = end
  }
  return {
    count,
    unknown: () => {
      const sums = new Float64Array(drawing.space.combinations.length)
      for (const { draws, prior } of parts) draws.unknown(prior).forEach((part, index) => (sums[index]! += (part * draws.count) / count))
      return sums
    },
    score: (draw, spread, into) => {
      const at = parts.findIndex(({ end }) => draw < end)
      parts[at]!.draws.score(draw - (parts[at - 1]?.end ?? 0), spread, into)
    },
  }
}

interface PosteriorDraws extends Omit<Draws, 'unknown'> {
  /** What is left of the variance that each combination had beside the others under the prior, by index. */
  unknown(prior: Prior): Float64Array
}

/** The same draws, with the least first: what is best where less is better. */
export const mirrored = ({ count, unknown, score }: Draws): Draws => ({
  count,
  unknown,
  score: (draw, spread, into) => {
    score(draw, spread, into)
    for (let at = 0; at < into.length; at++) into[at] = -into[at]!
  },
})

/** Draws from one posterior. */
export const posteriorDraws = (posterior: Gaussian, drawing: Drawing, seed: Seed, count = drawCount): PosteriorDraws => {
  const { loads, parts } = assembled(posterior, drawing)
  const means = Float64Array.from(loads, (load) => weigh(load, posterior.mean))
  const expected = Float64Array.from(parts, (own) => own.reduce((sum, part) => sum + means[part]!, 0))
  const deviations = drawDeviations(posterior, loads, seed, count)
  /** How far one draw lies from what is expected; answers by how much of it all combinations do together. */
  const offset = (draw: number, into: Float64Array): number => {
    const from = draw * loads.length
    let all = 0
    for (let index = 0; index < parts.length; index++) {
      const own = parts[index]!
      let sum = 0
      for (let at = 0; at < own.length; at++) sum += deviations[from + own[at]!]!
      into[index] = sum
      all += sum
    }
    return all / parts.length
  }
  return {
    count,
    unknown: (prior) => {
      const squares = new Float64Array(parts.length)
      const into = new Float64Array(parts.length)
      for (let draw = 0; draw < count; draw++) {
        const together = offset(draw, into)
        for (let index = 0; index < into.length; index++) squares[index]! += (into[index]! - together) ** 2
      }
      const before = variancesBeside(posterior, loads, parts, prior)
      return squares.map((sum, index) => (before[index]! > 0 ? Math.min(1, sum / count / before[index]!) : 1))
    },
    score: (draw, spread, into) => {
      const together = offset(draw, into)
      // What all have in common decides nothing: where it is asked for it is drawn whole, however well each is known beside the others.
      const shared = drawing.absolute ? together : 0
      for (let index = 0; index < into.length; index++) into[index] = expected[index]! + shared + spread(index) * (into[index]! - together)
    },
  }
}

/** The variance of each combination beside the mean of all, under the prior. */
const variancesBeside = (
  { terms }: Gaussian,
  loads: readonly Load[],
  parts: readonly (ArrayLike<number> & Iterable<number>)[],
  prior: Prior,
): Float64Array => {
  const widths = terms.map((term) => prior[kindOf(term)] ** 2)
  const mean = new Float64Array(terms.length)
  const loadsOf = parts.map((own) => {
    const sums = new Map<number, number>()
    for (const part of own) for (const [at, value] of loads[part]!) sums.set(at, (sums.get(at) ?? 0) + value)
    for (const [at, value] of sums) mean[at]! += value / parts.length
    return sums
  })
  const none = mean.reduce((sum, value, at) => sum + widths[at]! * value ** 2, 0)
  return Float64Array.from(loadsOf, (sums) => {
    let variance = none
    for (const [at, value] of sums) variance += widths[at]! * ((value - mean[at]!) ** 2 - mean[at]! ** 2)
    return variance
  })
}

/** What scores are made of: the loads of members, pairs and what all share, and for each combination which of them it has. */
const assembled = (posterior: Gaussian, { space, tagsOf, absolute = false, ...whom }: Drawing): { loads: Load[]; parts: Uint16Array[] } => {
  const members = membersOf(space)
  // A pair that the model has left out adds nothing.
  const pairs = pairsOf(space).filter((term) => posterior.place.has(term))
  const shared = absolute ? common(whom) : []
  const names = [...members.map(({ slot, component }) => `${slot}\n${component}`), ...pairs, ...shared.map(([term]) => term)]
  return {
    loads: [
      ...members.map(({ slot, component }) => loadOf(posterior, termsWith(slot, component, whom, [], tagsOf))),
      ...[...pairs.map((pair) => [pair, 1] as const), ...shared].map((one) => loadOf(posterior, [one])),
    ],
    parts: partIndices(
      space,
      new Map(names.map((name, at) => [name, at])),
      shared.map(([term]) => term),
    ),
  }
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
