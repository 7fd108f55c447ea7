export interface Piece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Words with the space before them, and punctuation by itself, in the language's own way of parting words. */
const wordsOf = (text: string, locale: string): string[] => {
  const parts = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  const words: string[] = []
  let space = ''
  for (const part of parts) {
    if (/^\s+$/.test(part)) space += part
    else {
      words.push(space + part)
      space = ''
    }
  }
  return space ? [...words, space] : words
}

const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a.trim() === b?.trim()

/** Lengths of the longest common subsequence from each pair of places on. */
const commonFrom = (a: readonly string[], b: readonly string[]): Uint16Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] as Uint16Array
      row[j] = same(a[i], b[j]) ? 1 + (table[i + 1]?.[j + 1] ?? 0) : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

/**
 * What changed between two short texts, word by word (longest common subsequence). Same and added pieces together are `after`; same and removed
 * ones are `before` up to white space.
 */
export const diffWords = (before: string, after: string, locale: string): Piece[] => {
  const [a, b] = [wordsOf(before, locale), wordsOf(after, locale)]
  const table = commonFrom(a, b)
  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (same(a[i], b[j])) {
      push('same', b[j] ?? '')
      i++
      j++
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) push('removed', a[i++] ?? '')
    else push('added', b[j++] ?? '')
  }
  return gathered(pieces)
}

/** A short stretch that stayed between two longer changes only makes them harder to read: it is counted as changed. */
const isCrumb = (pieces: readonly Piece[], index: number): boolean => {
  const size = (from: number, step: number) => {
    let [removed, added] = [0, 0]
    for (let at = from; pieces[at] && pieces[at]?.kind !== 'same'; at += step) {
      const { kind, text = '' } = pieces[at] as Piece
      if (kind === 'removed') removed += text.length
      else added += text.length
    }
    return Math.max(removed, added)
  }
  return (pieces[index]?.text.length ?? 0) <= Math.min(size(index - 1, -1), size(index + 1, 1))
}

/** Several small changes in a row are read as one: removed together, then added together. */
const gathered = (pieces: readonly Piece[]): Piece[] => {
  const result: Piece[] = []
  let [removed, added] = ['', '']
  const settle = () => {
    if (removed) result.push({ kind: 'removed', text: removed })
    if (added) result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind !== 'added' && (kind === 'removed' || isCrumb(pieces, index))) removed += text
    if (kind !== 'removed' && (kind === 'added' || isCrumb(pieces, index))) added += text
    if (kind === 'same' && !isCrumb(pieces, index)) {
      settle()
      result.push({ kind, text })
    }
  }
  settle()
  return result
}
