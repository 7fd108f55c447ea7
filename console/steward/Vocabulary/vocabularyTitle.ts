import { inUse, type Concept } from './concept.ts'
import { words } from './words.ts'

/** Do we mean the same? How many words lead to how many concepts, and which of them nothing uses. */
export const vocabularyTitle = (
  concepts: readonly Pick<Concept, 'key' | 'broader' | 'synonyms' | 'used'>[],
  count: (value: number) => string,
): string => {
  if (concepts.length === 0) return words.none
  const said = concepts.reduce((sum, { synonyms }) => sum + 1 + synonyms.length, 0)
  const used = inUse(concepts)
  const unused = concepts.filter(({ key }) => !used.has(key)).length
  const first = concepts.length === 1 ? words.titleOne : words.title(count(concepts.length), count(said))
  return `${first} ${unused === 0 ? words.allUsed : unused === 1 ? words.oneUnused : words.unused(count(unused))}`
}
