import { inflateSync } from 'node:zlib'

/** The tables of a font, found in a WOFF 1 file (each deflated for itself) or in a plain TrueType or OpenType file. Throws on anything else. */
export const fontTables = (bytes: Uint8Array): ((tag: string) => DataView) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const woff = tagAt(view, 0) === 'wOFF'
  if (!woff && view.getUint32(0) !== 0x00010000 && tagAt(view, 0) !== 'OTTO') throw new Error('Not a WOFF, TrueType or OpenType font')
  const [first, size] = woff ? [44, 20] : [12, 16]
  const count = view.getUint16(woff ? 12 : 4)
  const found = new Map<string, DataView>()
  for (let n = 0; n < count; n++) {
    const at = first + n * size
    const offset = view.getUint32(at + (woff ? 4 : 8))
    const length = view.getUint32(at + (woff ? 8 : 12))
    const whole = woff ? view.getUint32(at + 12) : length
    const packed = bytes.subarray(offset, offset + length)
    const table = length < whole ? inflateSync(packed, { maxOutputLength: whole }) : packed
    found.set(tagAt(view, at), new DataView(table.buffer, table.byteOffset, table.byteLength))
  }
  return (tag) => {
    const table = found.get(tag)
    if (!table) throw new Error(`The font has no table ${tag}`)
    return table
  }
}

export const tagAt = (view: DataView, at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))

/** Part of a table, from an offset within it to its end. */
export const from = (view: DataView, offset: number): DataView => new DataView(view.buffer, view.byteOffset + offset, view.byteLength - offset)

/** `count` numbers of 16 bits from an offset on. */
export const numbers = (view: DataView, offset: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => view.getUint16(offset + n * 2))

/** Characters and their glyphs (OpenType `cmap`, formats 4 and 12 of the Unicode tables). */
export const charactersOf = (cmap: DataView): Map<number, number> => {
  const glyphs = new Map<number, number>()
  for (let n = 0; n < cmap.getUint16(2); n++) {
    const platform = cmap.getUint16(4 + n * 8)
    if (platform !== 0 && platform !== 3) continue
    const table = from(cmap, cmap.getUint32(8 + n * 8))
    const format = table.getUint16(0)
    if (format === 4) readSegments(table, glyphs)
    if (format === 12) readGroups(table, glyphs)
  }
  return glyphs
}

const readSegments = (table: DataView, glyphs: Map<number, number>): void => {
  const doubled = table.getUint16(6)
  for (let n = 0; n < doubled; n += 2) {
    const [end, start, delta] = [table.getUint16(14 + n), table.getUint16(16 + doubled + n), table.getInt16(16 + 2 * doubled + n)]
    const rangeAt = 16 + 3 * doubled + n
    const range = table.getUint16(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : table.getUint16(rangeAt + range + (code - start) * 2)
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
}

const readGroups = (table: DataView, glyphs: Map<number, number>): void => {
  for (let n = 0; n < table.getUint32(12); n++) {
    const at = 16 + n * 12
    const [start, end, glyph] = [table.getUint32(at), table.getUint32(at + 4), table.getUint32(at + 8)]
    for (let code = start; code <= end; code++) glyphs.set(code, glyph + code - start)
  }
}

/** Advance of each glyph in font units (`hmtx`; the last one holds for all that follow). */
export const advancesOf = (hhea: DataView, hmtx: DataView): ((glyph: number) => number) => {
  const count = hhea.getUint16(34)
  return (glyph) => hmtx.getUint16(Math.min(glyph, count - 1) * 4)
}
