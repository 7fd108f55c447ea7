import type { Space } from '../decide/combination.ts'
import { derivedSeed, type Seed } from '../decide/draw.ts'
import type { Draws, Policy } from '../decide/policy.ts'
import type { PolicySnapshot, SnapshotContext } from '../decide/snapshot.ts'
import { believe, type Belief } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { fade, gather, reachedIn, type Decay, type Reached, type TagsOf, type Whom } from './design.ts'
import { betterPace, foretell, type Foretold, halfLives } from './pace.ts'
import type { Gaussian } from './posterior.ts'
import type { Prior } from './prior.ts'
import { beliefDraws, mirrored, posteriorDraws } from './draws.ts'
import { spaceTerms } from './space-terms.ts'
import { publish } from './publish.ts'
import { fitValue, valuedDraws } from './value.ts'

export type Aim = 'rate' | 'worth' | 'harm'

/** Everything that a placement's next snapshot follows from. */
export interface Lesson {
  context: Omit<SnapshotContext, 'policy' | 'audience'>
  space: Space
  policy: Policy
  settings: unknown
  cells: Iterable<LearningCell>
  tagsOf: TagsOf
  /** Audiences that are learned apart; whoever is in none of them is learned too. */
  audiences?: readonly string[]
  prior: Prior
  /** A half-life of its own; or the one of the learner, slow or fast, that foretold the last days better. */
  decay: Decay | { today: string; foretold: true }
  /** What is to be made most of: the rate, or what a decision is worth (rate × worth of a success). harm: the rate, of which less is better. */
  goal?: Aim
  /** The same for a placement each time: a snapshot then changes only because what is known changed. */
  seed: Seed
  /** Decisions already made with this placement. */
  decisions: number
  /** What was believed last, to start from. */
  last?: Belief
}

export interface Learning {
  belief: Belief
  /** How often whoever saw something had seen it before: the snapshots show what does best for them together. */
  reached: Reached
  snapshot: PolicySnapshot
  /** One for each audience: the same components, drawn with its taste. None where the policy does not learn. */
  leaves: readonly PolicySnapshot[]
  /** How the last days were foretold, where that was asked for. */
  foretold?: Foretold[]
}

/** Counts → belief → draws → snapshots: one turn of learning, with no memory but the counts. */
export const learn = (lesson: Lesson): Learning => {
  const { space, policy, cells, tagsOf, prior, decay, last, audiences = [] } = lesson
  const gathered = gather(cells, tagsOf)
  const foretold = 'foretold' in decay ? foretell(gathered, prior, decay.today) : undefined
  const rows = fade(gathered, foretold ? { today: decay.today, halfLife: halfLives[betterPace(foretold)] } : decay)
  const reached = reachedIn(rows)
  const terms = spaceTerms(space, tagsOf, audiences, reached)
  const belief = believe(rows, prior, { terms, ...(last && { last }) })
  const worth = lesson.goal === 'worth' ? fitValue(rows, prior, terms) : undefined
  const published = (audience?: string): PolicySnapshot => publishFor(lesson, audience, drawsFor(lesson, belief, worth, { audience, reached }))
  return { belief, reached, snapshot: published(), leaves: policy.learns ? audiences.map(published) : [], ...(foretold && { foretold }) }
}

const publishFor = ({ context, space, policy, settings, decisions }: Lesson, audience: string | undefined, draws: Draws): PolicySnapshot =>
  publish({
    context: { ...context, ...(audience !== undefined && { audience }) },
    space,
    policy,
    settings,
    decisions,
    ...(policy.learns && { draws }),
  })

/** What is believed for an audience, or what that is worth; the same draws for each, so that audiences differ by their tastes alone. */
const drawsFor = ({ space, tagsOf, seed, goal }: Lesson, belief: Belief, worth: Gaussian | undefined, whom: Whom): Draws => {
  const drawing = { space, tagsOf, ...whom, absolute: worth !== undefined }
  const rates = beliefDraws(belief, drawing, derivedSeed(seed, 'posterior draws'))
  if (goal === 'harm') return mirrored(rates)
  return worth ? valuedDraws(rates, posteriorDraws(worth, drawing, derivedSeed(seed, 'value draws'))) : rates
}
