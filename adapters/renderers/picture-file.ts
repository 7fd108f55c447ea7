import type { AvifOptions, JpegOptions, PngOptions, Sharp, WebpOptions } from 'sharp'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { PictureType } from '../../engine/create/rendition.ts'
import type { Drawing } from './renderer.ts'

/** A packed picture and the quality that it took; 100 is without loss. */
export interface PictureFile {
  bytes: Uint8Array
  quality: number
}

type Pack = (picture: Sharp, quality: number) => Sharp

/** Fixed settings alone, so that the same pixels give the same bytes. */
const avif: AvifOptions = { effort: 3, chromaSubsampling: '4:4:4' }
const webp: WebpOptions = { effort: 4, smartSubsample: true }
const jpeg: JpegOptions = { chromaSubsampling: '4:4:4', mozjpeg: false, progressive: true }
/** Without filters: on flat grounds and fine-grained pictures alike they cost ten times as long and save nothing. */
const png: PngOptions = { compressionLevel: 6 }
/** 256 colours of a palette at the most: what a PNG is packed with that is too heavy without loss. */
const palette: PngOptions = { palette: true, effort: 7, compressionLevel: 9, dither: 0.9 }

interface Packing {
  pack: Pack
  /** What is tried first, and the least that is still worth showing. */
  best: number
  least: number
}

const packings: Readonly<Record<PictureType, Packing>> = {
  png: { pack: (picture, quality) => picture.png(quality === 100 ? png : { ...palette, quality }), best: 100, least: 40 },
  jpg: { pack: (picture, quality) => picture.flatten({ background: '#ffffff' }).jpeg({ ...jpeg, quality }), best: 88, least: 40 },
  webp: { pack: (picture, quality) => picture.webp({ ...webp, quality }), best: 88, least: 40 },
  avif: { pack: (picture, quality) => picture.avif({ ...avif, quality }), best: 68, least: 30 },
}

/** What a packed picture is to be like. */
export interface PictureWish {
  type: PictureType
  /** What the finished file may weigh. */
  maxBytes?: number | undefined
  /** Bytes that are put into the file afterwards. */
  signature?: number | undefined
  xmp: string
  named: string
}

/** Packs a drawing within a weight, less what its signature takes: at the best quality that is light enough, found by halving. Refused where even the least is too heavy. */
export const pictureFile = async (
  { pixels, width, height }: Drawing,
  { type, maxBytes = Number.POSITIVE_INFINITY, signature = 0, xmp, named }: PictureWish,
): Promise<PictureFile | Refusal> => {
  const { default: sharp } = await import('sharp')
  const { pack, best, least } = packings[type]
  const packed = async (quality: number): Promise<PictureFile> => {
    const picture = sharp(pixels, { raw: { width, height, channels: 4 } }).withXmp(xmp)
    return { bytes: new Uint8Array(await pack(picture, quality).toBuffer()), quality }
  }
  const most = maxBytes - signature
  const first = await packed(best)
  if (first.bytes.length <= most) return first
  const lightest = await packed(least)
  if (lightest.bytes.length > most) return tooHeavy(lightest.bytes.length, { type, maxBytes, signature, named })
  let [found, low, high] = [lightest, least, best - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high + 1) / 2)
    const tried = await packed(middle)
    if (tried.bytes.length <= most) [found, low] = [tried, middle]
    else high = middle - 1
  }
  return found
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 100) / 10} kB`

interface Weighed extends Pick<Required<PictureWish>, 'type' | 'named'> {
  maxBytes: number
  signature: number
}

const tooHeavy = (bytes: number, { type, maxBytes, signature, named }: Weighed): Refusal => {
  const [weight, limit] = [kilobytes(bytes), kilobytes(maxBytes)]
  const allowed = signature === 0 ? `${limit} allowed` : `${limit} allowed, and its signature takes ${kilobytes(signature)} of them`
  return refuse('tooLarge', `${named} weighs ${weight} as ${type.toUpperCase()} at the least quality, ${allowed}.`, {
    where: [{ path: named, problem: `${bytes} bytes, ${maxBytes} allowed${signature === 0 ? '' : `, ${signature} of them for the signature`}` }],
    remedy:
      type === 'png' ? 'Take it as JPEG, WebP or AVIF, or choose a calmer picture.' : 'Choose a calmer picture, or give the format more weight.',
  })
}
