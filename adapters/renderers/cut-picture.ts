import type { Asset } from '../../engine/create/asset.ts'
import { cutOf, type Preset } from '../../engine/create/preset.ts'
import type { Ratio } from '../../engine/create/rendition.ts'
import { asRead, cutTo } from './fitted-picture.ts'
import type { Drawing } from './renderer.ts'

type Frame = Pick<Preset, 'width' | 'height' | 'fit'>

/** Dots to an inch at which a drawing (SVG) is as many pixels wide as it says, and the most at which one is drawn. */
const plain = 72
const finest = 7_200

/** A picture in the frame of a preset; of an animation, its first frame. */
export const cutPicture = async (
  bytes: Uint8Array,
  { mediaType, focal }: Pick<Asset, 'mediaType' | 'focal'>,
  frame: Frame,
  ratio: Ratio,
): Promise<Drawing> => {
  const { default: sharp } = await import('sharp')
  const { autoOrient } = await sharp(bytes, asRead).metadata()
  const cut = cutOf(frame, { ...autoOrient, mediaType, focal }, ratio)
  const across = cut.width / (cut.part.width * autoOrient.width)
  const density = mediaType === 'image/svg+xml' ? Math.min(finest, Math.max(plain, Math.ceil(plain * across))) : plain
  const { data, ...size } = await cutTo(sharp(bytes, { ...asRead, density }).rotate(), autoOrient, cut, focal)
  return { ...size, pixels: new Uint8Array(data) }
}
