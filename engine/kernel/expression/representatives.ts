import type { Type } from './type.ts'

/** A value between any two neighbours, and one beyond each end: a comparison with these constants cannot tell more values apart. */
const points = (constants: readonly number[], whole: boolean): number[] => {
  const sorted = [...new Set(constants)].sort((a, b) => a - b)
  const between = sorted.slice(1).flatMap((next, place) => {
    const before = sorted[place]!
    const middle = whole ? Math.floor(before) + 1 : before + (next - before) / 2
    return middle > before && middle < next ? [middle] : []
  })
  return [-Infinity, ...sorted.filter((value) => !whole || Number.isInteger(value)), ...between, Infinity]
}

/** A text that is none of these. */
const another = (texts: readonly string[]): string => {
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0)
  return '·'.repeat(longest + 1)
}

/**
 * Values of a type that stand for all of them where nothing else is asked than how they compare with these constants. Texts are told apart
 * by equality alone. Undefined for types that cannot be parted so.
 */
export const representatives = (type: Type, constants: readonly unknown[]): (string | number | boolean)[] | undefined => {
  if (type === 'bool') return [true, false]
  if (type === 'string') {
    const texts = [...new Set(constants.filter((value) => typeof value === 'string'))]
    return [...texts, another(texts)]
  }
  const numeric = type === 'int' || type === 'double' || type === 'timestamp' || type === 'duration'
  const numbers = constants.filter((value) => typeof value === 'number')
  return numeric && !numbers.some(Number.isNaN) ? points(numbers, type === 'int') : undefined
}
