import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FontTable } from '../../engine/create/font.ts'
import { advancesOf, charactersOf, fontTables } from './font-file.ts'
import { type Kerning, kerningOf, type Ligature, ligaturesOf } from './font-layout.ts'

const require = createRequire(import.meta.url)

/** Reads a WOFF 1, TrueType or OpenType file of an installed package (`@fontsource/inter/files/…`) into its advance table. Throws on anything else. */
export const readFont = (file: string): FontTable => fontTable(readFileSync(require.resolve(file)))

export interface FontFile {
  family: string
  /** Of its letters, where it is not the one that the family is mostly used for: cyrillic, latin-ext. */
  subset?: string
  weight: number
  licence: string
  table: FontTable
}

/** metadata.json of a package, as far as it is asked. */
interface About {
  id: string
  family: string
  defSubset: string
  license: { type: string }
}

/** A file of an installed @fontsource package, with the family and licence that the package names. Undefined where it is not installed; throws on what is no font. */
export const readFontFile = async (file: string): Promise<FontFile | undefined> => {
  const path = pathOf(file)
  if (path === undefined) return undefined
  const bytes = await readFile(path)
  const about = JSON.parse(await readFile(join(dirname(path), '..', 'metadata.json'), 'utf8')) as About
  const [, subset = ''] = new RegExp(`/${about.id}-(.+)-\\d+-\\w+\\.woff$`).exec(file) ?? []
  return {
    family: about.family,
    ...(subset !== '' && subset !== about.defSubset && { subset }),
    weight: weightOf(fontTables(bytes)('OS/2')),
    licence: about.license.type,
    table: fontTable(bytes),
  }
}

const pathOf = (file: string): string | undefined => {
  try {
    return require.resolve(file)
  } catch {
    return undefined
  }
}

const weightOf = (os2: DataView): number => os2.getUint16(4)

/** Where ligatures stand among the characters of a table: the private use area. */
const firstPrivate = 0xe000

export const fontTable = (bytes: Uint8Array): FontTable => {
  const table = fontTables(bytes)
  const [head, hhea] = [table('head'), table('hhea')]
  const advance = advancesOf(hhea, table('hmtx'))
  // Some fonts map control characters, which are no text; NUL could not even be stored.
  const coded = [...charactersOf(table('cmap'))].filter(([code]) => code >= 32).sort(([a], [b]) => a - b)
  const ligatures = orNone(() => ligaturesIn(ligaturesOf(table('GSUB')), new Map(coded.map(([code, glyph]) => [glyph, code]))))
  const drawn = [...coded.map(([code, glyph]): Drawn => [String.fromCodePoint(code), glyph]), ...ligatures.map(({ as, glyph }): Drawn => [as, glyph])]
  const [kerning] = orNone(() => [kerningOf(table('GPOS'))])
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: -hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    characters: drawn.map(([character]) => character).join(''),
    advances: drawn.map(([, glyph]) => advance(glyph)),
    ligatures: ligatures.map(({ text, as }) => ({ text, as })),
    kerning: kerning ? kerningRows(drawn, kerning) : [],
  }
}

type Drawn = [character: string, glyph: number]

/** A font need not have layout tables. */
const orNone = <T>(read: () => T[]): T[] => {
  try {
    return read()
  } catch (problem) {
    if (problem instanceof Error && problem.message.startsWith('The font has no table')) return []
    throw problem
  }
}

const ligaturesIn = (ligatures: readonly Ligature[], codes: ReadonlyMap<number, number>): { text: string; as: string; glyph: number }[] =>
  ligatures
    .flatMap(({ glyphs, becomes }) => {
      const parts = glyphs.map((glyph) => codes.get(glyph))
      return parts.every((code) => code !== undefined) ? [{ text: String.fromCodePoint(...parts), glyph: becomes }] : []
    })
    .map((ligature, n) => ({ ...ligature, as: String.fromCodePoint(firstPrivate + n) }))

/** Pair kerning, characters that kern alike taken together: a serif face has thousands of pairs and a few dozen different rows. */
const kerningRows = (drawn: readonly Drawn[], { kerns, move: moved }: Kerning): FontTable['kerning'] => {
  const rows = new Map<string, { after: string; by: [number, string][] }>()
  for (const [left, leftGlyph] of drawn) {
    if (!kerns(leftGlyph)) continue
    const by = new Map<number, string>()
    for (const [right, rightGlyph] of drawn) {
      const move = moved(leftGlyph, rightGlyph)
      if (move !== 0) by.set(move, (by.get(move) ?? '') + right)
    }
    if (by.size === 0) continue
    const row = [...by].sort(([a], [b]) => a - b)
    const known = rows.get(JSON.stringify(row))
    if (known) known.after += left
    else rows.set(JSON.stringify(row), { after: left, by: row })
  }
  return [...rows.values()]
}
