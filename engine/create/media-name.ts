import type { Asset } from './asset.ts'

const endings: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
}

/** What the bytes of a picture are served as: their hash with an ending. */
export const mediaName = ({ hash, mediaType }: Pick<Asset, 'hash' | 'mediaType'>): string => `${hash}.${endings[mediaType]}`
