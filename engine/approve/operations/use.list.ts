import { z } from 'zod'
import { ShownUseRequest, shownUseRequest, UseRequest, useRequest } from '../../create/use-request.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'

export const listUses = query({
  name: 'use.list',
  summary: 'List what people outside asked to use, and what came of it, the latest at the top',
  input: z.strictObject({
    collection: z.string().optional().describe('id'),
    asset: z.string().optional().describe('id'),
    state: z.array(UseRequest.shape.state).optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(ShownUseRequest),
  roles: everyone,
  example: {},
  load: (read, { collection, asset, state, ...page }) =>
    read.list(useRequest, { collection, asset, state }, page, { by: 'askedAt', descending: true }),
  answer: ({ items, ...page }) => ({ ...page, items: items.map(shownUseRequest) }),
})
