import { z } from 'zod'
import { Asset, asset } from '../../create/asset.ts'
import { Collection, collection } from '../../create/collection.ts'
import { RightsTerm } from '../../create/rights.ts'
import { uncoveredFor } from '../../create/use-period.ts'
import { ShownUseRequest, shownUseRequest, useRequest } from '../../create/use-request.ts'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'

export const showUse = query({
  name: 'use.show',
  summary: 'Show what somebody outside asked to use: the original, its rights as they are now, and what of the use they do not cover',
  input: z.strictObject({ id: z.string() }),
  output: z.object({
    request: ShownUseRequest,
    asset: Asset.optional().describe('absent when it was erased'),
    collection: Collection.pick({ id: true, key: true, name: true }).optional(),
    uncovered: z.array(z.object({ term: RightsTerm, because: z.string() })).describe('empty: the rights cover all of it'),
  }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await read.get(useRequest, id)
    return found && { found, original: await read.get(asset, found.asset), from: await read.get(collection, found.collection) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('use', id)
    const { found, original, from } = facts
    return {
      request: shownUseRequest(found),
      ...(original && { asset: original }),
      ...(from && { collection: { id: from.id, key: from.key, name: from.name } }),
      uncovered: uncoveredFor(original?.rights, found.use),
    }
  },
})
