/** Line and column of an offset in a text, from 1. */
export const placeIn = (text: string, index: number): { line: number; column: number } => {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
