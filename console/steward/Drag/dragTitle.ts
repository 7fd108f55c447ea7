import type { Operations } from '../../api/operations.ts'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'

/** What costs the most? */
export const dragTitle = (
  { ms, causes: [largest] }: Pick<Operations['drag.show']['output']['waiting'], 'ms' | 'causes'>,
  duration: (ms: number) => string,
): string =>
  largest && largest.ms > 0
    ? words.most(strings.overview.causes[largest.cause] ?? largest.cause, duration(largest.ms), duration(ms))
    : words.nothingWaited
