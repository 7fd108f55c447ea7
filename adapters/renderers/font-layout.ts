import { from, numbers, tagAt } from './font-file.ts'

/** Subtables of all lookups of one kind that a feature of the default Latin script switches on, lookup by lookup (OpenType GPOS and GSUB). */
export const lookupsOf = (table: DataView, feature: string, kind: number, extension: number): DataView[][] => {
  const lookups = from(table, table.getUint16(8))
  return [...new Set(featureLookups(table, feature))]
    .sort((a, b) => a - b)
    .map((index) => {
      const lookup = from(lookups, lookups.getUint16(2 + index * 2))
      const subtables = numbers(lookup, 6, lookup.getUint16(4)).map((offset) => from(lookup, offset))
      const type = lookup.getUint16(0)
      if (type === kind) return subtables
      // An extension only moves a subtable out of the reach of 16 bits.
      return type === extension ? subtables.filter((s) => s.getUint16(2) === kind).map((s) => from(s, s.getUint32(4))) : []
    })
}

const featureLookups = (table: DataView, feature: string): number[] => {
  const scripts = from(table, table.getUint16(4))
  const named = (tag: string): number | undefined =>
    Array.from({ length: scripts.getUint16(0) }, (_, n) => 2 + n * 6).find((at) => tagAt(scripts, at) === tag)
  const at = named('latn') ?? named('DFLT')
  if (at === undefined) return []
  const script = from(scripts, scripts.getUint16(at + 4))
  if (script.getUint16(0) === 0) return []
  const language = from(script, script.getUint16(0))
  const features = from(table, table.getUint16(6))
  return numbers(language, 6, language.getUint16(4))
    .map((index) => 2 + index * 6)
    .filter((entry) => tagAt(features, entry) === feature)
    .flatMap((entry) => {
      const found = from(features, features.getUint16(entry + 4))
      return numbers(found, 4, found.getUint16(2))
    })
}

/** Place of each glyph that a coverage table covers. */
export const coverageOf = (table: DataView): Map<number, number> => {
  const places = new Map<number, number>()
  const count = table.getUint16(2)
  if (table.getUint16(0) === 1) numbers(table, 4, count).forEach((glyph, place) => places.set(glyph, place))
  else
    for (let n = 0; n < count; n++) {
      const [start, end, place] = numbers(table, 4 + n * 6, 3) as [number, number, number]
      for (let glyph = start; glyph <= end; glyph++) places.set(glyph, place + glyph - start)
    }
  return places
}

/** Class of each glyph; what is not named is of class 0. */
export const classesOf = (table: DataView): Map<number, number> => {
  const classes = new Map<number, number>()
  if (table.getUint16(0) === 1) {
    const first = table.getUint16(2)
    numbers(table, 6, table.getUint16(4)).forEach((value, n) => classes.set(first + n, value))
    return classes
  }
  for (let n = 0; n < table.getUint16(2); n++) {
    const [start, end, value] = numbers(table, 4 + n * 6, 3) as [number, number, number]
    for (let glyph = start; glyph <= end; glyph++) classes.set(glyph, value)
  }
  return classes
}

/** How far the advance of the left glyph changes, in one lookup: the first subtable that knows the pair decides. Undefined: it does not know it. */
interface Pairs {
  lefts: ReadonlyMap<number, number>
  move(left: number, right: number): number | undefined
}

export interface Kerning {
  /** Is there any glyph that this one kerns with? Of thousands of ideographs there are a few hundred. */
  kerns(left: number): boolean
  move(left: number, right: number): number
}

/** Pair adjustment (GPOS lookup type 2) of the feature `kern`: the lookups add up. */
export const kerningOf = (gpos: DataView): Kerning => {
  const lookups = lookupsOf(gpos, 'kern', 2, 9).map((subtables) => subtables.map(pairsOf))
  return {
    kerns: (left) => lookups.some((subtables) => subtables.some(({ lefts }) => lefts.has(left))),
    move: (left, right) =>
      lookups.reduce((sum, subtables) => {
        for (const { move } of subtables) {
          const by = move(left, right)
          if (by !== undefined) return sum + by
        }
        return sum
      }, 0),
  }
}

const xAdvance = 4

/** Bytes that a value record takes, and where in it the advance stands (-1: it has none). */
const valueRecord = (format: number): { size: number; advance: number } => {
  const bits = (mask: number): number => [...(format & mask).toString(2)].filter((bit) => bit === '1').length
  return { size: bits(0xff) * 2, advance: format & xAdvance ? bits(xAdvance - 1) * 2 : -1 }
}

const pairsOf = (table: DataView): Pairs => {
  const coverage = coverageOf(from(table, table.getUint16(2)))
  const first = valueRecord(table.getUint16(4))
  const both = first.size + valueRecord(table.getUint16(6)).size
  const moveAt = (view: DataView, at: number): number => (first.advance < 0 ? 0 : view.getInt16(at + first.advance))
  if (table.getUint16(0) === 1) {
    const sets = numbers(table, 10, table.getUint16(8)).map((offset) => {
      const set = from(table, offset)
      return new Map(Array.from({ length: set.getUint16(0) }, (_, n) => 2 + n * (2 + both)).map((at) => [set.getUint16(at), moveAt(set, at + 2)]))
    })
    return { lefts: coverage, move: (left, right) => sets[coverage.get(left) ?? -1]?.get(right) }
  }
  const [leftClasses, rightClasses] = [classesOf(from(table, table.getUint16(8))), classesOf(from(table, table.getUint16(10)))]
  const width = table.getUint16(14)
  return {
    lefts: coverage,
    move: (left, right) =>
      coverage.has(left) ? moveAt(table, 16 + ((leftClasses.get(left) ?? 0) * width + (rightClasses.get(right) ?? 0)) * both) : undefined,
  }
}

export interface Ligature {
  glyphs: readonly number[]
  becomes: number
}

/** Standard ligatures (GSUB lookup type 4, feature `liga`), longest first. */
export const ligaturesOf = (gsub: DataView): Ligature[] =>
  lookupsOf(gsub, 'liga', 4, 7)
    .flat()
    .flatMap((table) => {
      const firsts = [...coverageOf(from(table, table.getUint16(2)))]
      return firsts.flatMap(([glyph, place]) => {
        const set = from(table, table.getUint16(6 + place * 2))
        return numbers(set, 2, set.getUint16(0)).map((offset): Ligature => {
          const entry = from(set, offset)
          return { glyphs: [glyph, ...numbers(entry, 4, entry.getUint16(2) - 1)], becomes: entry.getUint16(0) }
        })
      })
    })
    .sort((a, b) => b.glyphs.length - a.glyphs.length)
