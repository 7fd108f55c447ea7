import { z } from 'zod'
import { collection, ShownCollection, shownCollection } from '../collection.ts'
import { findOne } from '../find.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'

export const unshareCollection = command({
  name: 'collection.unshare',
  summary: 'Close the page of a collection at once, and with it what was granted there and not taken yet',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: ShownCollection,
  roles: keepers,
  load: (read, { id }) => findOne(read, collection, id),
  decide: (found, { id }) => {
    if (!found) return refuseUnknown('collection', id, 'id or key')
    if (found.shared === undefined) return refuse('wrongState', 'It has no page.')
    const { shared: _shared, share: _share, ...rest } = found
    const closed = { ...rest, version: found.version + 1 }
    return {
      answer: shownCollection(closed),
      save: [put(collection, closed)],
      journal: [happened('collection.unshared', { collection: found.id }, { name: found.name })],
    }
  },
})
