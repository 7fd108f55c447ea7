import { mediaName } from '../../../engine/create/media-name.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'

export type Asset = Operations['asset.show']['output']['asset']
export type Picture = Pick<Asset, 'hash' | 'mediaType' | 'width' | 'height' | 'focal'>

/** Addresses of pictures, once it is known whose they are. */
export const useMediaOf = () => {
  const here = useQueryOf('person.whoami', {}).data?.engine.id
  return here === undefined ? undefined : { whole: (picture: Pick<Asset, 'hash' | 'mediaType'>) => `/media/${here}/${mediaName(picture)}` }
}
