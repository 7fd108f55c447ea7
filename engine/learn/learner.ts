import type { Space } from '../decide/combination.ts'
import { derivedSeed, type Seed } from '../decide/draw.ts'
import type { Policy } from '../decide/policy.ts'
import type { PolicySnapshot, SnapshotContext } from '../decide/snapshot.ts'
import type { LearningCell } from './cell.ts'
import { rowsOf, type Decay, type TagsOf } from './design.ts'
import { fit, type Posterior } from './posterior.ts'
import type { Prior } from './prior.ts'
import { posteriorDraws, publish, spaceTerms } from './publish.ts'

/** Everything that a placement's next snapshot follows from. */
export interface Lesson {
  context: Omit<SnapshotContext, 'policy'>
  space: Space
  policy: Policy
  settings: unknown
  cells: Iterable<LearningCell>
  tagsOf: TagsOf
  prior: Prior
  decay: Decay
  /** The same for a placement each time: a snapshot then changes only because what is known changed. */
  seed: Seed
  /** Decisions already made with this placement. */
  decisions: number
  /** The last posterior, to start from. */
  last?: Posterior
}

/** Counts → posterior → draws → snapshot: one turn of learning, with no memory but the counts. */
export const learn = (lesson: Lesson): { posterior: Posterior; snapshot: PolicySnapshot } => {
  const { context, space, policy, settings, cells, tagsOf, prior, decay, decisions } = lesson
  const terms = spaceTerms(space, tagsOf)
  const posterior = fit(rowsOf(cells, tagsOf, decay), prior, { terms, ...(lesson.last && { start: lesson.last }) })
  const draws = posteriorDraws(posterior, space, tagsOf, derivedSeed(lesson.seed, 'posterior draws'))
  return { posterior, snapshot: publish({ context, space, policy, settings, decisions, ...(policy.learns && { draws }) }) }
}
