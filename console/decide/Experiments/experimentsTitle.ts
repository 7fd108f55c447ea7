import { words } from './words.ts'

/** What is being tested, and what was learned? */
export const experimentsTitle = (all: readonly { state: string }[], count: (value: number) => string): string => {
  if (all.length === 0) return words.list.none
  const running = all.filter(({ state }) => state === 'running').length
  const ended = count(all.filter(({ state }) => state === 'ended').length)
  return running === 1 ? words.list.one(ended) : words.list.title(count(running), ended)
}
