import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { keyOf } from './key-of.ts'
import { Key } from './key.ts'

/** What a font says about room, in its own units: all that breaking lines needs, and none of its outlines. */
export const FontTable = z.strictObject({
  unitsPerEm: z.number().int().positive(),
  ascent: z.number().describe('above the baseline'),
  descent: z.number().describe('below the baseline, a positive number'),
  lineGap: z.number(),
  /** One string of characters and their advances in the same order. */
  characters: z.string(),
  advances: z.array(z.number().int().nonnegative()),
  ligatures: z
    .array(z.strictObject({ text: z.string(), as: z.string() }))
    .describe('several characters drawn as one, which stands among `characters`; longest first'),
  kerning: z
    .array(z.strictObject({ after: z.string(), by: z.array(z.tuple([z.number().int(), z.string()])) }))
    .describe('any character of `after`, followed by any of the string, moves by so many units'),
})
export type FontTable = z.infer<typeof FontTable>

/** A font of the brand: how it is named in CSS, where its file lies, and its advance table. */
export const Font = Entity.extend({
  key: Key.describe('family and weight, as in young-serif-400'),
  family: z.string().min(1).max(80),
  weight: z.number().int().min(1).max(1_000),
  file: z
    .string()
    .max(200)
    .regex(/^@fontsource\/[a-z0-9-]+\/files\/[a-z0-9-]+\.woff$/, 'a WOFF file of an installed @fontsource package'),
  standsIn: z.boolean().optional().describe('in pictures alone, for letters that the fonts of the brand lack'),
  licence: z.string().max(80),
  table: FontTable,
})
export type Font = z.infer<typeof Font>

/** What a font is called where nobody says otherwise: Inter in 600 is inter-600, its Cyrillic letters inter-cyrillic-600. */
export const fontKeyOf = ({ family, weight, subset = '' }: Pick<Font, 'family' | 'weight'> & { subset?: string | undefined }): string =>
  keyOf(`${family} ${subset} ${weight}`, 'font')

export const font = noun('font', 'fnt', Font, ['key', 'family'])
