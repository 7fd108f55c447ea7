import type { Operations } from '../../api/operations.ts'
import { words } from '../words.ts'

/** What did the engine notice, and does it want an answer? */
export const signalsTitle = (
  { total, want }: Pick<Operations['signal.list']['output'], 'total' | 'want'>,
  count: (value: number) => string,
): string => {
  if (total === 0) return words.none
  if (want === 0) return total === 1 ? words.oneAnswered : words.allAnswered(count(total))
  return want === 1 ? words.oneWants : words.wants(count(want))
}
