import type { Span } from '../../engine/kernel/expression/problem.ts'
import type { Operations } from '../api/operations.ts'

export type Trial = Operations['audience.try']['output']
export type Tried = Trial['clauses'][number]

/** How the clause at a place of the rule came out. What belongs to a saved audience has places of its own. */
export const triedAt = (trial: Trial | undefined, { start, end }: Span): Tried | undefined =>
  trial?.clauses.find(({ offset, length, of }) => of === undefined && offset === start && length === end - start)
