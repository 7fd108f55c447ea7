import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Key } from './key.ts'
import { Locale } from './locale.ts'
import { Format } from './template.ts'

/** Files that a picture is packed into, by their ending. */
export const PictureType = z.enum(['png', 'jpg', 'webp', 'avif'])
export type PictureType = z.infer<typeof PictureType>

export const mediaTypeOf: Readonly<Record<PictureType, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif' }

/** Device pixels a CSS pixel. A closed list: what anybody may ask for is made and kept. */
export const ratios = [1, 2] as const
export type Ratio = (typeof ratios)[number]

/** Of what an address is made: one variant, and a stamp of all that it is drawn with. */
export const Recipe = z.strictObject({
  family: z.string(),
  hash: z.string().describe('content hash of the family or its edition'),
  locale: Locale,
  choice: z.record(z.string(), z.string()),
  made: z.string().describe('hash of what it is drawn with beside that: renderer, fonts, focal points, rights'),
})
export type Recipe = z.infer<typeof Recipe>

/** Where one file of a variant lies in the store of renditions. `signed`: by which certificates, if by any. */
export const renditionKey = (recipe: Recipe, file: { format: string; type: PictureType; ratio: Ratio }, signed?: string): string =>
  contentHash({ recipe, file, signed })

/** One size of a variant, and where its picture is served. */
export const Picture = z.object({
  format: Format,
  address: z
    .string()
    .describe('as WebP; under the same address with another ending as png, jpg or avif, and with @2x before the ending for fine screens'),
})
export type Picture = z.infer<typeof Picture>

/** `half-page@2x.webp`: format, ratio and type of a file. */
export const fileOf = (name: string): { format: string; ratio: Ratio; type: PictureType } | undefined => {
  const [, format = '', fine, ending] = /^([a-z][a-z0-9-]*)(@2x)?\.([a-z]{3,4})$/.exec(name) ?? []
  const type = PictureType.safeParse(ending)
  return type.success && Key.safeParse(format).success ? { format, ratio: fine === undefined ? 1 : 2, type: type.data } : undefined
}
