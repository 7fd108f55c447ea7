import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'

/** How light it is, place by place, weighs more than all else that is known of it. */
const ListedAsset = Asset.omit({ light: true })

const listed = (found: Asset): Omit<Asset, 'light'> => {
  const { light: _light, ...rest } = found
  return rest
}

export const listAssets = query({
  name: 'asset.list',
  summary: 'List pictures and films with their size, rights and tags',
  input: z.strictObject({
    mediaType: Asset.shape.mediaType.optional(),
    state: Asset.shape.state.default('usable'),
    folder: Asset.shape.folder,
    ...PageRequest.shape,
  }),
  output: pageOf(ListedAsset),
  roles: everyone,
  example: {},
  load: (read, { mediaType, state, folder, ...page }) => read.list(asset, { mediaType, state, folder }, page, { by: 'addedAt', descending: true }),
  answer: (page) => ({ ...page, items: page.items.map(listed) }),
})
