import { contentHash } from '../kernel/canonical.ts'
import type { Asset } from './asset.ts'
import { sortOf } from './media-sort.ts'

type Shown = Pick<Asset, 'alt' | 'focal' | 'rights' | 'poster' | 'captions' | 'name' | 'mediaType'>

/** Of what is said of an asset and shown with it; what is absent is not hashed. The name of a document may be the words of its link. */
export const saidHash = ({ alt, focal, rights, poster, captions, name, mediaType }: Shown): string =>
  contentHash({ alt, focal, rights, poster, captions, ...(sortOf({ mediaType }) === 'document' && { name }) })
