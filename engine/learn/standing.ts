import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import type { Signal } from './signal.ts'

/**
 * wants: somebody should answer it.  proposed: a brief is proposed because of it, and nobody has taken that on.  takenUp: a brief under way or a family
 * is to answer it, and is not live yet.  news: a winner, which asks for nothing.  The others are over.
 */
export const SignalStanding = z.enum(['wants', 'proposed', 'takenUp', 'news', 'answered', 'dismissed', 'superseded', 'lapsed', 'withdrawn'])
export type SignalStanding = z.infer<typeof SignalStanding>

/** What was begun because of a signal, and is not over. */
export interface TakenUp {
  signal: string
  /** Absent where a family was put together for it without a brief. */
  brief?: string
  /** All there is: a brief that nobody has taken on, with nothing made for it. */
  proposed?: true
}

/** Of these signals, those that a brief or a family is to answer which is still there; of each the one that got furthest. */
export const takenUp = source<{ signals: readonly string[] }, TakenUp[]>('takenUp')

/** Where a signal stands. The fold of the journal counts as waiting exactly those that want an answer; a proposal waits at its own station. */
export const standingOf = ({ state, kind }: Pick<Signal, 'state' | 'kind'>, taken: TakenUp | undefined): SignalStanding => {
  if (state !== 'open') return state
  if (taken) return taken.proposed ? 'proposed' : 'takenUp'
  return kind === 'winner' ? 'news' : 'wants'
}
