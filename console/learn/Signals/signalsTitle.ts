import { words } from '../words.ts'

/** What did the engine notice, and does it want an answer? */
export const signalsTitle = (signals: readonly { state: string }[], total: number, count: (value: number) => string): string => {
  if (total === 0) return words.none
  const open = signals.filter(({ state }) => state === 'open').length
  if (open === 0) return words.allAnswered(count(total))
  return open === 1 ? words.oneWants : words.wants(count(open))
}
