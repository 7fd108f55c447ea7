import { refuse, type Refusal, type RefusalPlace } from '../kernel/refusal.ts'
import type { Concept } from './concept.ts'

/**
 * The keys that words stand for. A key, a label and a synonym all name their concept; a word that names none is a refusal with the nearest that does,
 * since a tag that nobody else uses teaches nothing.
 */
export const tagsFor = (words: readonly string[], concepts: readonly Concept[], path = 'tags'): string[] | Refusal => {
  const current = concepts.filter(({ state }) => state === 'current')
  const byName = new Map(current.flatMap(({ key, label, synonyms }) => [key, label, ...synonyms].map((name) => [name.toLowerCase(), key])))
  const keys: string[] = []
  const unknown: RefusalPlace[] = []
  words.forEach((word, index) => {
    const key = byName.get(word.toLowerCase())
    if (key === undefined) unknown.push({ path: `${path}.${index}`, problem: `“${word}” is not in the vocabulary`, ...hintFor(word, byName) })
    else keys.push(key)
  })
  return unknown.length === 0
    ? [...new Set(keys)]
    : refuse('invalidInput', `${unknown.length === 1 ? 'One word is' : `${unknown.length} words are`} not in the vocabulary.`, {
        where: unknown,
        remedy: 'Use the word that is there, or add a concept first (concept.add).',
      })
}

const hintFor = (word: string, byName: ReadonlyMap<string, string>): { hint?: string } => {
  const near = [...byName]
    .map(([name, key]) => ({ key, distance: editDistance(word.toLowerCase(), name) / Math.max(word.length, name.length) }))
    .filter(({ distance }) => distance <= 0.45)
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))[0]
  return near ? { hint: `did you mean ${near.key}?` } : {}
}

/** Edits that turn one word into the other; neighbours that swapped places count once (optimal string alignment; Damerau 1964). */
export const editDistance = (a: string, b: string): number => {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}

/** A concept and all that it is a kind of, nearest first. Stops where the vocabulary runs in a circle. */
export const broaderThan = (key: string, concepts: ReadonlyMap<string, Pick<Concept, 'broader'>>): string[] => {
  const chain: string[] = []
  for (let at: string | undefined = key; at !== undefined && !chain.includes(at); at = concepts.get(at)?.broader) chain.push(at)
  return chain
}
