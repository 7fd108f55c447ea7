import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import type { RefusalPlace } from '../kernel/refusal.ts'
import type { Asset } from './asset.ts'
import { ContentChannel } from './channel.ts'
import { cropAround, type Part } from './crop.ts'
import { Key } from './key.ts'
import { PictureType, type Ratio } from './rendition.ts'

const side = z.number().int().min(8).max(4_096)

/** cover: fills the frame, cut around the focal point.  inside: all of it, as large as the frame takes. */
export const Fit = z.enum(['cover', 'inside'])

/** A named size in which every picture of the library is had at an address of its own. */
export const Preset = Entity.extend({
  key: Key.describe('stands in the addresses, so it stays'),
  name: z.string().trim().min(1).max(80),
  note: z.string().trim().max(300).default('').describe('what it is for'),
  width: side.describe('of the frame, in CSS px'),
  height: side.optional().describe('of the frame, in CSS px; left out, as high as the picture comes to be: then nothing is cut'),
  fit: Fit.default('cover'),
  type: PictureType.default('webp').describe('which its addresses name; the other types are had under another ending'),
  maxBytes: z
    .number()
    .int()
    .min(2_000)
    .max(5_000_000)
    .optional()
    .describe('what a file may weigh, kept by its quality; what a fine screen loads is not held to it'),
  channel: ContentChannel.default('web').describe('where it is shown: rights have to cover that'),
  state: z.enum(['current', 'retired']),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type Preset = z.infer<typeof Preset>

export const preset = noun('preset', 'pst', Preset, ['key', 'state', 'name'])

type Frame = Pick<Preset, 'width' | 'height' | 'fit'>
type Seen = Pick<Asset, 'width' | 'height' | 'mediaType'> & { focal?: Asset['focal'] }

/** Which part of a picture is shown, how large in device px, and whether the picture has fewer pixels than the frame asks for. */
export interface Cut {
  part: Part
  width: number
  height: number
  small: boolean
}

/** Pixels of one picture, on a fine screen: what anybody may ask for is made. */
const mostPixels = 32_000_000

/** What is wrong with a frame. */
export const frameProblems = ({ width, height = width }: Pick<Preset, 'width' | 'height'>): RefusalPlace[] =>
  width * height * 4 > mostPixels ? [{ path: 'width', problem: `more than ${mostPixels / 4e6} million pixels`, hint: 'a smaller frame' }] : []

/** A drawing (SVG) is as sharp at any size; what is made of pixels is never blown up. */
export const cutOf = ({ width, height, fit }: Frame, picture: Seen, ratio: Ratio = 1): Cut => {
  const framed = fit === 'cover' && height !== undefined
  const part = framed ? cropAround(picture, width / height) : { x: 0, y: 0, width: 1, height: 1 }
  const own = { width: part.width * picture.width, height: part.height * picture.height }
  const wanted = Math.min((width * ratio) / own.width, height === undefined ? Number.POSITIVE_INFINITY : (height * ratio) / own.height)
  const most = picture.mediaType === 'image/svg+xml' ? Math.sqrt(mostPixels / (own.width * own.height)) : 1
  const scale = Math.min(most, wanted)
  const pixels = (length: number): number => Math.max(1, Math.round(length * scale))
  return { part, width: pixels(own.width), height: pixels(own.height), small: scale < wanted }
}

/** Where it is had, below the address of the engine's media: `/media/ENGINE/preset/card/HASH.webp`. */
export const presetName = ({ key, type }: Pick<Preset, 'key' | 'type'>, { hash }: Pick<Asset, 'hash'>): string => `preset/${key}/${hash}.${type}`
