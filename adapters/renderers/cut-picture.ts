import type { Asset } from '../../engine/create/asset.ts'
import { type Cut, cutOf, type Preset } from '../../engine/create/preset.ts'
import type { Ratio } from '../../engine/create/rendition.ts'
import { asRead, cutTo, pixelsOf } from './fitted-picture.ts'
import type { Drawing } from './renderer.ts'

type Frame = Pick<Preset, 'width' | 'height' | 'fit'>

/** A picture in the frame of a preset; of an animation, its first frame. */
export const cutPicture = async (
  bytes: Uint8Array,
  { mediaType, focal }: Pick<Asset, 'mediaType' | 'focal'>,
  frame: Frame,
  ratio: Ratio,
): Promise<Drawing> => {
  const { default: sharp } = await import('sharp')
  const { autoOrient: own } = await sharp(bytes, asRead).metadata()
  const cut = cutOf(frame, { ...own, mediaType, focal }, ratio)
  const { data, ...size } =
    mediaType === 'image/svg+xml' ? await drawnCut(bytes, own, cut) : await cutTo(sharp(bytes, asRead).rotate(), own, cut, focal)
  return { ...size, pixels: new Uint8Array(data) }
}

/** Dots to an inch at which a drawing (SVG) is as many pixels wide as it says; the most pixels in which one is drawn before it is cut, and on a side. */
const plain = 72
const mostDrawn = 48_000_000
const longestDrawn = 32_000

/** A drawing is drawn whole as fine as its cut needs it, as far as that goes, and cut before it is scaled. */
const drawnCut = async (bytes: Uint8Array, { width, height }: { width: number; height: number }, { part, ...cut }: Cut) => {
  const { default: sharp } = await import('sharp')
  const wanted = Math.max(1, cut.width / (part.width * width))
  const finest = Math.min(Math.sqrt(mostDrawn / (width * height)), longestDrawn / Math.max(width, height))
  const density = Math.max(1, Math.floor(plain * Math.min(wanted, finest)))
  const drawing = sharp(bytes, { ...asRead, density })
  const { width: across = 1, height: down = 1 } = await drawing.metadata()
  const [left, top] = [Math.min(across - 1, Math.round(part.x * across)), Math.min(down - 1, Math.round(part.y * down))]
  const box = { width: within(part.width * across, across - left), height: within(part.height * down, down - top) }
  return pixelsOf(drawing.extract({ left, top, ...box }).resize(cut.width, cut.height, { fit: 'fill' }))
}

const within = (length: number, most: number): number => Math.min(most, Math.max(1, Math.round(length)))
