import { z } from 'zod'
import { ingest } from '../../kernel/operation.ts'
import { makers } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { mostBytes } from '../coming-in.ts'
import { mostTags } from '../limits.ts'
import { Locale } from '../locale.ts'
import { Proposal } from '../metadata.ts'
import { Near } from '../near.ts'

/** A picture of one square pixel, for examples and tests. */
export const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

/** What an upload says about itself: the same for every way in. */
export const AssetWords = {
  name: Asset.shape.name,
  key: Asset.shape.key.optional().describe('made of the name when left out'),
  alt: Asset.shape.alt,
  focal: Asset.shape.focal,
  rights: Asset.shape.rights,
  tags: z.array(z.string()).max(mostTags).default([]).describe('concepts: keys, labels or synonyms; what it says itself when left out'),
  poster: z.string().optional().describe('of a video or document: id or key of the picture that stands for it'),
  captions: z
    .record(Locale, z.string())
    .optional()
    .describe('of a video: locale → id or key of its captions (WebVTT); a new version keeps those of locales that are not named'),
  folder: Asset.shape.folder,
  path: Asset.shape.path,
  replaces: z.string().optional().describe('id or key of what it comes in place of, of the same sort: what is not said is taken over from there'),
}

/** An asset as it came in: with what looks nearly the same, and what it says itself, which nobody has confirmed. */
export const Added = Asset.extend({ near: z.array(Near), proposed: Proposal })

/** Base64 is longer by a third, and a picture that is a little too heavy is told so by its own weight. */
const mostContent = 1.4 * mostBytes.picture
/** The bytes, and what is said about them. */
const largestInput = mostContent + 100_000

/** Bytes are read and stored by the server, outside any transaction; `asset.record` then writes what was found. */
export const addAsset = ingest({
  name: 'asset.add',
  summary: 'Add a picture (PNG, JPEG, WebP, AVIF, GIF, or SVG without scripts), a video (MP4, WebM, MOV), a PDF document, or captions (WebVTT)',
  input: z.strictObject({
    ...AssetWords,
    content: z
      .base64()
      .min(1)
      .max(mostContent)
      .optional()
      .describe(`the bytes in base64, ${mostBytes.picture / 1e6} MB at most`),
    upload: z
      .string()
      .max(200)
      .optional()
      .describe('instead of the bytes: what was sent to /uploads in pieces (tus), by the last part of its address'),
  }),
  output: Added,
  roles: makers,
  largestInput,
  example: { name: 'One pixel', content: onePixel, alt: { en: '' } },
})
