import type { Place } from './useRuleDraft.ts'
import { words } from './words.ts'

type Moved = Pick<Place, 'otherwise' | 'gained' | 'lost' | 'heldOut' | 'letIn'>

/** What becomes of the decisions that come out otherwise, part by part; together they are all of them. */
export const movedParts = ({ otherwise, gained, lost, heldOut = 0, letIn = 0 }: Moved, count: (value: number) => string): string[] => {
  const rest = otherwise - gained.decisions - lost.decisions - heldOut - letIn
  return [
    ...(gained.decisions > 0 ? [words.gained(count(gained.decisions), count(gained.people))] : []),
    ...(lost.decisions > 0 ? [words.lost(count(lost.decisions), count(lost.people))] : []),
    ...(heldOut > 0 ? [words.heldOut(count(heldOut))] : []),
    ...(letIn > 0 ? [words.letIn(count(letIn))] : []),
    ...(rest > 0 ? [words.other(count(rest))] : []),
  ]
}
