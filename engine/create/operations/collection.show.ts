import { z } from 'zod'
import { Asset } from '../asset.ts'
import { collection, heldBy, ShownCollection, shownCollection } from '../collection.ts'
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
  output: z.object({ collection: ShownCollection, open: z.boolean(), assets: z.array(Asset), components: z.array(Component) }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await findOne(read, collection, id)
    return found && { found, held: await heldBy(read, found) }
  },
  answer: (facts, { id }, { now }) =>
    facts
      ? { collection: shownCollection(facts.found), open: isShared(facts.found, now.toISOString()), ...facts.held }
      : refuseUnknown('collection', id, 'id or key'),
})
