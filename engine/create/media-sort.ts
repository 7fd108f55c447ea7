import type { Asset } from './asset.ts'

export const mediaSorts = ['picture', 'video', 'document', 'captions'] as const
export type MediaSort = (typeof mediaSorts)[number]

/** What is done with it follows from this: pictures are shown in pages and letters, videos are played, documents are read, captions go along with a video. */
export const sortOf = ({ mediaType }: Pick<Asset, 'mediaType'>): MediaSort =>
  mediaType.startsWith('image/') ? 'picture' : mediaType.startsWith('video/') ? 'video' : mediaType === 'text/vtt' ? 'captions' : 'document'

/** As it stands in a sentence. */
export const sortInWords: Readonly<Record<MediaSort, string>> = {
  picture: 'a picture',
  video: 'a video',
  document: 'a PDF document',
  captions: 'a file of captions',
}
