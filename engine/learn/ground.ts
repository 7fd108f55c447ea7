import { source } from '../kernel/reader.ts'
import type { Noticed, Signal } from './signal.ts'

/** What a signal rests on: how much was counted for what it is about, and how much of that visitor generators made. */
export interface Ground {
  counted: number
  madeUp: number
}

export const groundOf = source<Pick<Noticed, 'kind' | 'placement' | 'slot' | 'component' | 'audience'>, Ground>('groundOf')

/** Nothing where nothing was counted: a person who raises a signal may know it from elsewhere. */
export const shareMadeUp = ({ counted, madeUp }: Ground): number | undefined => (counted > 0 ? madeUp / counted : undefined)

/** Once made-up traffic is gone, a signal that rested on it for the most part has no ground: its figures tell of counts that nobody can find. */
export const hasLostGround = ({ kind, madeUp = 0, state }: Pick<Signal, 'kind' | 'madeUp' | 'state'>): boolean =>
  // What runs out does so on its day, whoever saw it.
  kind !== 'expiry' && madeUp > 0.5 && standsOnGround.includes(state)

/** One that was dismissed claims nothing any more. */
export const standsOnGround: readonly Signal['state'][] = ['open', 'answered', 'superseded']
