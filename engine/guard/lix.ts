/** Below so many words the index says nothing about a text. */
export const leastWords = 30

export interface Readability {
  /** Words a sentence + share of words of more than six letters in %. */
  value: number
  wordsASentence: number
  /** % */
  longShare: number
}

const words = /[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*/gu
/** A stop within a number or an abbreviation of one letter ends no sentence. */
const sentenceEnd = /[.!?…:]+(?=\s|$|["”»’)])|\n+/u

/**
 * LIX (C. H. Björnsson, Läsbarhet, Stockholm 1968): words a sentence + per cent of words of more than six letters. It counts letters, not syllables, so it is
 * one formula for all languages that part words and have letters; a text in another script, or a short one, has none.
 */
export const lix = (text: string): Readability | undefined => {
  const found = text.match(words) ?? []
  if (found.length < leastWords || !found.every((word) => /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}’'-]+$/u.test(word)))
    return undefined
  const sentences = text.split(sentenceEnd).filter((part) => /[\p{L}]/u.test(part)).length
  const long = found.filter((word) => [...word.replace(/[’'-]/g, '')].length > 6).length
  const wordsASentence = found.length / Math.max(1, sentences)
  const share = (100 * long) / found.length
  return { value: Math.round(wordsASentence + share), wordsASentence: Math.round(wordsASentence), longShare: Math.round(share) }
}
