import type { Asset } from '../create/asset.ts'
import type { ContentChannel } from '../create/channel.ts'
import { cropAround, type Part } from '../create/crop.ts'
import { pictureSetter, setterOf } from '../create/measure.ts'

/**
 * The part of a picture that fills a frame. What we draw is cut around its focal point; a page or a mail program crops it about its middle
 * (`object-fit: cover`).
 */
export const shownIn = (
  channel: ContentChannel,
  { focal, ...picture }: Pick<Asset, 'width' | 'height' | 'focal'>,
  frame: { width: number; height: number },
): Part => cropAround({ ...picture, ...(focal && setterOf(channel) === pictureSetter && { focal }) }, frame.width / frame.height)
