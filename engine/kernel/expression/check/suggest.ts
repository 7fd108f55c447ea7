/** The number of letters put in, left out or changed between two words (Levenshtein 1966), ignoring case. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** The known word nearest to one that was meant: one that it begins, or near enough to be a slip of the hand. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  const meant = word.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    if (meant.length > 2 && candidate.toLowerCase().startsWith(meant)) return candidate
    if (Math.abs(candidate.length - word.length) >= least) continue
    const away = distance(meant, candidate.toLowerCase())
    if (away < least) [best, least] = [candidate, away]
  }
  return best
}

/** "Did you mean …?" when something is near, else the sentence that says what there is. */
export const didYouMean = (word: string, known: Iterable<string>, otherwise: string): string => {
  const near = nearest(word, known)
  return near === undefined ? otherwise : `Did you mean ${near}?`
}
