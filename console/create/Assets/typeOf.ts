import type { Operations } from '../../api/operations.ts'

type MediaType = Operations['asset.show']['output']['asset']['mediaType']

export const pictureTypes: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'image/svg+xml']
export const mediaTypes: readonly MediaType[] = [...pictureTypes, 'video/mp4', 'video/webm', 'video/quicktime', 'application/pdf', 'text/vtt']

/** JPEG, SVG, MOV, PDF, VTT. */
export const typeOf = (mediaType: string): string =>
  mediaType === 'video/quicktime' ? 'MOV' : mediaType.replace(/^.*\//, '').replace('+xml', '').toUpperCase()
