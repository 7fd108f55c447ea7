/** Scripts that are written without spaces between words, and that no rule breaks without a dictionary. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const words = new Intl.Segmenter('th', { granularity: 'word' })

/** A text with a place to break at (U+200B) between words that no space divides. */
export const withWordBreaks = (text: string): string => {
  if (!unspaced.test(text)) return text
  let [broken, before] = ['', '']
  for (const { segment } of words.segment(text)) {
    broken += unspaced.test(before) && unspaced.test(segment) ? `\u200b${segment}` : segment
    before = segment
  }
  return broken
}
