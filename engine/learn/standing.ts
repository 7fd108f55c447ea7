import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import type { Signal } from './signal.ts'

/** wants: somebody should answer it.  takenUp: a brief or a family is to answer it, and is not live yet.  news: a winner, which asks for nothing. */
export const SignalStanding = z.enum(['wants', 'takenUp', 'news', 'answered', 'dismissed'])
export type SignalStanding = z.infer<typeof SignalStanding>

/** What was begun because of a signal. */
export interface TakenUp {
  signal: string
  /** Absent where a family was put together for it without a brief. */
  brief?: string
}

/** Of these signals, those for which a brief was opened or a family put together; the first of each. */
export const takenUp = source<{ signals: readonly string[] }, TakenUp[]>('takenUp')

/** Where a signal stands. The fold of the journal counts as waiting exactly those that want an answer. */
export const standingOf = ({ state, kind }: Pick<Signal, 'state' | 'kind'>, taken: TakenUp | undefined): SignalStanding => {
  if (state !== 'open') return state
  if (taken) return 'takenUp'
  return kind === 'winner' ? 'news' : 'wants'
}
