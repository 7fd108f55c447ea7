import { z } from 'zod'
import { Asset } from '../asset.ts'
import { collection, heldBy, openToOthers, ShownCollection, shownCollection } from '../collection.ts'
import { isShared } from '../is-shared.ts'
import { Component } from '../component.ts'
import { findOne } from '../find.ts'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'

export const showCollection = query({
  name: 'collection.show',
  summary: 'Show one collection with what it holds now, and whether its page is open',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    collection: ShownCollection,
    open: z.boolean(),
    assets: z.array(Asset),
    components: z.array(Component),
    closed: z.array(z.string()).describe('ids of what its page leaves out today, since their rights cover no use'),
  }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, collection, id)
    if (!found) return undefined
    const held = await heldBy(read, found)
    return { found, held, seen: await openToOthers(read, held, now.toISOString().slice(0, 10)) }
  },
  answer: (facts, { id }, { now }) => {
    if (!facts) return refuseUnknown('collection', id, 'id or key')
    const { found, held, seen } = facts
    const open = new Set([...seen.assets, ...seen.components].map((one) => one.id))
    const closed = [...held.assets, ...held.components].map((one) => one.id).filter((one) => !open.has(one))
    return { collection: shownCollection(found), open: isShared(found, now.toISOString()), ...held, closed }
  },
})
