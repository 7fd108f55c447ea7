import { asRead } from './read-picture.ts'

/** Wide or high at the most, in pixels: sharp on a fine screen at half of it. */
const most = 320

/** A picture as lists show it. */
export const smallPicture = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const { default: sharp } = await import('sharp')
  const small = await sharp(bytes, asRead).rotate().resize(most, most, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 76 }).toBuffer()
  return new Uint8Array(small)
}
