import type { Asset } from './asset.ts'

export type MediaSort = 'picture' | 'video' | 'document'

/** What is done with it follows from this: pictures are shown in pages and letters, videos are played, documents are read. */
export const sortOf = ({ mediaType }: Pick<Asset, 'mediaType'>): MediaSort =>
  mediaType.startsWith('image/') ? 'picture' : mediaType.startsWith('video/') ? 'video' : 'document'

/** As it stands in a sentence. */
export const sortInWords: Readonly<Record<MediaSort, string>> = { picture: 'a picture', video: 'a video', document: 'a PDF document' }
