import type { Space } from '../decide/combination.ts'
import { derivedSeed, type Seed } from '../decide/draw.ts'
import type { Draws, Policy } from '../decide/policy.ts'
import type { PolicySnapshot, SnapshotContext } from '../decide/snapshot.ts'
import { believe, type Belief } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { fade, gather, type Decay, type TagsOf } from './design.ts'
import { betterPace, foretell, type Foretold, halfLives } from './pace.ts'
import type { Gaussian } from './posterior.ts'
import type { Prior } from './prior.ts'
import { beliefDraws, posteriorDraws, publish, spaceTerms } from './publish.ts'
import { fitValue, valuedDraws } from './value.ts'

/** Everything that a placement's next snapshot follows from. */
export interface Lesson {
  context: Omit<SnapshotContext, 'policy'>
  space: Space
  policy: Policy
  settings: unknown
  cells: Iterable<LearningCell>
  tagsOf: TagsOf
  prior: Prior
  /** A half-life of its own; or the one of the learner, slow or fast, that foretold the last days better. */
  decay: Decay | { today: string; foretold: true }
  /** What is to be made most of: the rate, or what a decision is worth (rate × worth of a success). */
  goal?: 'rate' | 'worth'
  /** The same for a placement each time: a snapshot then changes only because what is known changed. */
  seed: Seed
  /** Decisions already made with this placement. */
  decisions: number
  /** What was believed last, to start from. */
  last?: Belief
}

export interface Learning {
  belief: Belief
  snapshot: PolicySnapshot
  /** How the last days were foretold, where that was asked for. */
  foretold?: Foretold[]
}

/** Counts → belief → draws → snapshot: one turn of learning, with no memory but the counts. */
export const learn = (lesson: Lesson): Learning => {
  const { context, space, policy, settings, cells, tagsOf, prior, decay, decisions, last } = lesson
  const gathered = gather(cells, tagsOf)
  const foretold = 'foretold' in decay ? foretell(gathered, prior, decay.today) : undefined
  const rows = fade(gathered, foretold ? { today: decay.today, halfLife: halfLives[betterPace(foretold)] } : decay)
  const terms = spaceTerms(space, tagsOf)
  const belief = believe(rows, prior, { terms, ...(last && { last }) })
  const absolute = lesson.goal === 'worth'
  const rates = beliefDraws(belief, { space, tagsOf, absolute }, derivedSeed(lesson.seed, 'posterior draws'))
  const draws = absolute ? valuedDraws(rates, worthDraws(fitValue(rows, prior, terms), lesson)) : rates
  return {
    belief,
    snapshot: publish({ context, space, policy, settings, decisions, ...(policy.learns && { draws }) }),
    ...(foretold && { foretold }),
  }
}

const worthDraws = (value: Gaussian, { space, tagsOf, seed }: Lesson): Draws =>
  posteriorDraws(value, { space, tagsOf, absolute: true }, derivedSeed(seed, 'value draws'))
