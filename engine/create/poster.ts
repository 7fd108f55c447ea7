import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Asset, Poster } from './asset.ts'
import { sortInWords, sortOf } from './media-sort.ts'

/** The picture that was named to stand for a video or document, or why it cannot. */
export const posterOf = (of: Pick<Asset, 'mediaType'>, picture: Asset | undefined, named: string): Poster | Refusal => {
  const no = (message: string, problem: string, remedy: string): Refusal =>
    refuse('invalidInput', message, { where: [{ path: 'poster', problem }], remedy })
  const represented = sortOf(of)
  if (represented === 'picture') return no('A picture stands for itself.', 'a picture needs none', 'Leave the poster out.')
  if (represented === 'captions') return no('Captions are seen with their video.', 'captions need none', 'Name the poster at the video.')
  if (!picture || picture.state === 'retired')
    return no(`No usable picture has the id or key ${named}.`, picture ? 'retired' : 'unknown here', 'Add the picture first, then name it.')
  const sort = sortOf(picture)
  return sort === 'picture'
    ? { asset: picture.id, hash: picture.hash, mediaType: picture.mediaType }
    : no(`“${picture.name}” is ${sortInWords[sort]}.`, 'not a picture', 'Name a picture.')
}
