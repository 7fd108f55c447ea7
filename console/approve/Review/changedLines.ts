/** One line as it was and as it is; empty where it came or went. */
export interface ChangedLine {
  before: string
  after: string
}

/** Beyond this many comparisons lines are held against one another by their place alone. */
const most = 1_000_000

/** The lines that differ between two texts, in their order: what went beside what came in its place. */
export const changedLines = (before: readonly string[], after: readonly string[]): ChangedLine[] => {
  const head = countSame(before, after, (lines, n) => lines[n])
  const [olds, news] = [before.slice(head), after.slice(head)]
  const tail = countSame(olds, news, (lines, n) => lines[lines.length - 1 - n])
  return between(olds.slice(0, olds.length - tail), news.slice(0, news.length - tail))
}

const countSame = (a: readonly string[], b: readonly string[], at: (lines: readonly string[], n: number) => string | undefined): number => {
  const shorter = Math.min(a.length, b.length)
  for (let n = 0; n < shorter; n++) if (at(a, n) !== at(b, n)) return n
  return shorter
}

const between = (a: readonly string[], b: readonly string[]): ChangedLine[] => {
  const common = a.length * b.length > most ? undefined : commonFrom(a, b)
  const lines: ChangedLine[] = []
  let [went, came]: [string[], string[]] = [[], []]
  const settle = () => {
    for (let n = 0; n < Math.max(went.length, came.length); n++) lines.push({ before: went[n] ?? '', after: came[n] ?? '' })
    ;[went, came] = [[], []]
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      settle()
      i++
      j++
    } else if (j >= b.length || (i < a.length && (common?.[i + 1]?.[j] ?? 0) >= (common?.[i]?.[j + 1] ?? 0))) went.push(a[i++] ?? '')
    else came.push(b[j++] ?? '')
  }
  settle()
  return lines
}

/** Lengths of the longest common subsequence from each pair of places on. */
const commonFrom = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [table[i]!, table[i + 1]!]
    for (let j = b.length - 1; j >= 0; j--) row[j] = a[i] === b[j] ? 1 + below[j + 1]! : Math.max(below[j]!, row[j + 1]!)
  }
  return table
}
