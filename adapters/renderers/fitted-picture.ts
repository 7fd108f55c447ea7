import type { RgbaImage } from '@takumi-rs/core'
import type { Sharp } from 'sharp'
import type { Asset } from '../../engine/create/asset.ts'
import { Kept } from './kept.ts'

/** What it is cut to, in device pixels. */
export interface Cut {
  width: number
  height: number
}

const kept = new Kept<Promise<RgbaImage>>(60)
/** More pixels than this are a bomb, not a picture. */
const asRead = { limitInputPixels: 64_000_000, failOn: 'truncated' } as const

/** A picture that covers a room, cut around what must be seen: made once for each size, since every variant shows the same few pictures. */
export const fittedPicture = (asset: Asset, cut: Cut, bytesOf: (asset: Asset) => Promise<Uint8Array>): Promise<RgbaImage> => {
  const { x, y } = asset.focal ?? { x: 0.5, y: 0.5 }
  return kept.get(`${asset.hash} ${cut.width}x${cut.height} ${x} ${y}`, async () => fit(await bytesOf(asset), cut, { x, y }))
}

const fit = async (bytes: Uint8Array, { width, height }: Cut, focal: { x: number; y: number }): Promise<RgbaImage> => {
  const { default: sharp } = await import('sharp')
  const upright = sharp(bytes, asRead).rotate()
  const { autoOrient } = await upright.metadata()
  const scale = Math.max(width / autoOrient.width, height / autoOrient.height)
  const [whole, high] = [Math.max(width, Math.round(autoOrient.width * scale)), Math.max(height, Math.round(autoOrient.height * scale))]
  const cut: Sharp = upright
    .resize(whole, high, { fit: 'fill' })
    .extract({ left: startOf(focal.x, whole, width), top: startOf(focal.y, high, height), width, height })
  const { data } = await cut.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width, height, data: new Uint8Array(data) }
}

/** Where a cut begins so that the point is in its middle, or as near to it as the picture goes. */
const startOf = (point: number, whole: number, cut: number): number => Math.round(Math.min(Math.max(point * whole - cut / 2, 0), whole - cut))
