import type { Asset } from './asset.ts'
import { sortOf } from './media-sort.ts'

/** What is seen of an asset before anybody plays it: a picture itself, of a video its poster under the name and alt text of the video. Of a document nothing. */
export const seenPicture = (shown: Asset | undefined, assets: ReadonlyMap<string, Asset>): Asset | undefined => {
  if (!shown || sortOf(shown) === 'picture') return shown
  const poster = sortOf(shown) === 'video' ? assets.get(shown.poster?.asset ?? '') : undefined
  return poster && { ...poster, name: shown.name, alt: shown.alt }
}
