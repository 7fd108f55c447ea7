import type { RgbaImage } from '@takumi-rs/core'
import type { Sharp } from 'sharp'
import type { Asset } from '../../engine/create/asset.ts'
import { Kept } from './kept.ts'

/** What it is cut to, in device pixels. */
export interface Cut {
  width: number
  height: number
}

type BytesOf = (asset: Asset) => Promise<Uint8Array>

const kept = new Kept<Promise<RgbaImage>>(60)
const keptRough = new Kept<Promise<RgbaImage>>(12)
/** More pixels than this are a bomb, not a picture. */
export const asRead = { limitInputPixels: 64_000_000, failOn: 'truncated' } as const
/** Longest side of a rough picture, px: as fine as a look at light and dark takes. */
const rough = 800

const middle = { x: 0.5, y: 0.5 }

/** A picture that covers a room, cut around what must be seen: made once for each size, since every variant shows the same few pictures. */
export const fittedPicture = (asset: Asset, cut: Cut, bytesOf: BytesOf): Promise<RgbaImage> => {
  const { x, y } = asset.focal ?? middle
  return kept.get(`${asset.hash} ${cut.width}x${cut.height} ${x} ${y}`, async () => {
    const { default: sharp } = await import('sharp')
    const upright = sharp(await bytesOf(asset), asRead).rotate()
    const { autoOrient } = await upright.metadata()
    return cutTo(upright, autoOrient, cut, { x, y })
  })
}

/** The same for a look at light and dark alone: the picture is read once, and cut to all sizes from a small one. */
export const roughPicture = async (asset: Asset, cut: Cut, bytesOf: BytesOf): Promise<RgbaImage> => {
  const { default: sharp } = await import('sharp')
  const { data, width, height } = await keptRough.get(asset.hash, async () =>
    pixelsOf(
      sharp(await bytesOf(asset), asRead)
        .rotate()
        .resize(rough, rough, { fit: 'inside', withoutEnlargement: true }),
    ),
  )
  return cutTo(sharp(data, { raw: { width, height, channels: 4 } }), { width, height }, cut, asset.focal)
}

/** The pixels of a picture that covers a frame, cut about a point in shares of it. */
export const cutTo = (picture: Sharp, whole: Cut, { width, height }: Cut, focal: { x: number; y: number } = middle): Promise<RgbaImage> => {
  const scale = Math.max(width / whole.width, height / whole.height)
  const [wide, high] = [Math.max(width, Math.round(whole.width * scale)), Math.max(height, Math.round(whole.height * scale))]
  return pixelsOf(
    picture.resize(wide, high, { fit: 'fill' }).extract({ left: startOf(focal.x, wide, width), top: startOf(focal.y, high, height), width, height }),
  )
}

export const pixelsOf = async (picture: Sharp): Promise<RgbaImage> => {
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

/** Where a cut begins so that the point is in its middle, or as near to it as the picture goes. */
const startOf = (point: number, whole: number, cut: number): number => Math.round(Math.min(Math.max(point * whole - cut / 2, 0), whole - cut))
