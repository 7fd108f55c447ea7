import type { Action } from './action.ts'

const order = { do: 0, go: 1, find: 2 } as const

/** How well a text fits a label: 3 at its beginning, 2 at a word's, 1 as letters in order, 0 not at all. */
export const fit = (label: string, text: string): number => {
  const [words, sought] = [label.toLowerCase(), text.trim().toLowerCase()]
  if (sought === '') return 1
  if (words.startsWith(sought)) return 3
  if (words.split(/[\s:,“”-]+/).some((word) => word.startsWith(sought)) || words.includes(` ${sought}`)) return 2
  return sought.length > 2 && isClose(words, sought) ? 1 : 0
}

/** All letters in their order and near each other: spread over a sentence they would fit almost anything. */
const isClose = (words: string, sought: string): boolean => {
  for (let start = words.indexOf(sought.charAt(0)); start >= 0; start = words.indexOf(sought.charAt(0), start + 1)) {
    let at = start
    for (const letter of sought) at = at < 0 ? at : words.indexOf(letter, at) + 1 || -1
    if (at > 0 && at - start <= sought.length * 2) return true
  }
  return false
}

/** What the palette lists: do, go, find, in that order; in each by fit, then by what was done lately. */
export const rank = (actions: readonly Action[], text: string, recency: (id: string) => number): Action[] =>
  actions
    .map((action) => ({
      action,
      fits: Math.max(fit(action.label, text), action.operation ? Math.min(2, fit(action.operation, text)) : 0),
      late: recency(action.id),
    }))
    .filter(({ action, fits }) => fits > 0 || action.group === 'find')
    .toSorted((a, b) => order[a.action.group] - order[b.action.group] || b.fits - a.fits || lateness(a.late) - lateness(b.late))
    .map(({ action }) => action)

const lateness = (recency: number): number => (recency < 0 ? Number.MAX_SAFE_INTEGER : recency)

/** The stretch of a label that fits, for setting it bold; null if its letters lie apart. */
export const fittingStretch = (label: string, text: string): [number, number] | null => {
  const sought = text.trim().toLowerCase()
  const at = sought === '' ? -1 : label.toLowerCase().indexOf(sought)
  return at < 0 ? null : [at, at + sought.length]
}
