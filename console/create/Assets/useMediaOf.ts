import { mediaName, pageName } from '../../../engine/create/media-name.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'

export type Asset = Operations['asset.show']['output']['asset']
export type Picture = Pick<Asset, 'hash' | 'mediaType' | 'width' | 'height' | 'focal'>

/** Addresses of pictures, once it is known whose they are. */
export const useMediaOf = () => {
  const here = useQueryOf('person.whoami', {}).data?.engine.id
  if (here === undefined) return undefined
  return {
    /** What an operation names below the media of the engine. */
    below: (path: string) => `/media/${here}/${path}`,
    whole: (picture: Pick<Asset, 'hash' | 'mediaType'>) => `/media/${here}/${mediaName(picture)}`,
    /** In the size of a preset; `hash`: of the picture. */
    preset: ({ key, type }: { key: string; type: string }, hash: string) => `/media/${here}/preset/${key}/${hash}.${type}`,
    /** The picture of a page of a document, from 1. */
    page: (document: Pick<Asset, 'hash'>, page: number) => `/media/${here}/${pageName(document, page)}`,
  }
}
