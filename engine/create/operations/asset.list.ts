import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'

export const listAssets = query({
  name: 'asset.list',
  summary: 'List pictures with their size, rights and tags',
  input: z.strictObject({ mediaType: Asset.shape.mediaType.optional(), state: Asset.shape.state.default('usable'), ...PageRequest.shape }),
  output: pageOf(Asset),
  roles: everyone,
  example: {},
  load: (read, { mediaType, state, ...page }) => read.list(asset, { mediaType, state }, page, { by: 'addedAt', descending: true }),
  answer: (page) => page,
})
