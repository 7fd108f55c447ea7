import { z } from 'zod'
import { ingest } from '../../kernel/operation.ts'
import { makers } from '../../people/permission.ts'
import { Asset } from '../asset.ts'

/** A picture of one square pixel, for examples and tests. */
export const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

/** What an upload says about itself: the same for every way in. */
export const AssetWords = {
  name: Asset.shape.name,
  key: Asset.shape.key.optional().describe('made of the name when left out'),
  alt: Asset.shape.alt,
  focal: Asset.shape.focal,
  rights: Asset.shape.rights,
  tags: z.array(z.string()).max(40).default([]).describe('concepts: keys, labels or synonyms'),
}

/** 20 MB in base64, and what is said about them. */
const largestInput = 28_100_000

/** Bytes are read and stored by the server, outside any transaction; `asset.record` then writes what was found. */
export const addAsset = ingest({
  name: 'asset.add',
  summary: 'Add a picture: PNG, JPEG, WebP, or SVG without scripts',
  input: z.strictObject({ ...AssetWords, content: z.base64().min(1).max(28_000_000).describe('the bytes in base64, 20 MB at most') }),
  output: Asset,
  roles: makers,
  largestInput,
  example: { name: 'One pixel', content: onePixel, alt: { en: '' } },
})
