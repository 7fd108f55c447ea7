import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'

/** What costs the most? Where no working hour has passed yet, what waits is said all the same. */
export const dragTitle = (
  { ms, causes: [largest], held }: Pick<Operations['drag.show']['output']['waiting'], 'ms' | 'causes'> & { held: readonly { now: number }[] },
  { duration, count }: Pick<Formatter, 'duration' | 'count'>,
): string => {
  if (largest && largest.ms > 0) return words.most(strings.overview.causes[largest.cause] ?? largest.cause, duration(largest.ms), duration(ms))
  const standing = held.reduce((sum, { now }) => sum + now, 0)
  if (standing === 0) return words.nothingWaited
  return words.outside(count(standing))
}
