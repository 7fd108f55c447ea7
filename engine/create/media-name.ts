import type { Asset } from './asset.ts'

const endings: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'application/pdf': 'pdf',
  'text/vtt': 'vtt',
}

/** What the bytes are served as: their hash with an ending. */
export const mediaName = ({ hash, mediaType }: Pick<Asset, 'hash' | 'mediaType'>): string => `${hash}.${endings[mediaType]}`

/** What the picture of a page is served as, from 1. */
export const pageName = ({ hash }: Pick<Asset, 'hash'>, page: number): string => `page/${hash}/${page}.webp`

/** What bytes of this name are: the other way round. */
export const typeOfName = (name: string): Asset['mediaType'] | undefined =>
  (Object.keys(endings) as Asset['mediaType'][]).find((type) => name.endsWith(`.${endings[type]}`))
