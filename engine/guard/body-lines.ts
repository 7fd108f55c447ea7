/** A finding names so many lines of a body at the most. */
export const mostLines = 20

/** The lines of a body in which these offsets stand, from 1, each once. */
export const linesAt = (body: string, offsets: readonly number[]): number[] => {
  const sorted = offsets.toSorted((a, b) => a - b)
  const lines = new Set<number>()
  let [line, from] = [1, 0]
  for (const at of sorted) {
    for (let end = body.indexOf('\n', from); end >= 0 && end < at; end = body.indexOf('\n', from)) [line, from] = [line + 1, end + 1]
    lines.add(line)
  }
  return [...lines].slice(0, mostLines)
}

/** The lines in which a body says something to a reader: outside of its tags, as far as it stands there as it is read. */
export const linesSaying = (body: string, said: string): number[] => {
  if (said.trim() === '') return []
  const words = said.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(words.replace(/\s+/g, '\\s+'), 'g')
  const found = [...body.matchAll(pattern)].map(({ index }) => index)
  const read = found.filter((at) => body.lastIndexOf('<', at) <= body.lastIndexOf('>', at - 1))
  return linesAt(body, read.length > 0 ? read : found)
}
