import { z } from 'zod'
import { collection, ShownCollection, shownCollection } from '../collection.ts'
import { findOne } from '../find.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { gatherers } from '../../people/permission.ts'

export const retireCollection = command({
  name: 'collection.retire',
  summary: 'Retire a collection; its page closes, and what it held stays in the library',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400) }),
  output: ShownCollection,
  roles: gatherers,
  destructive: true,
  load: (read, { id }) => findOne(read, collection, id),
  decide: (found, { id, reason }) => {
    if (!found) return refuseUnknown('collection', id, 'id or key')
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const { shared: _shared, share: _share, ...rest } = found
    const retired = { ...rest, state: 'retired' as const, version: found.version + 1 }
    return {
      answer: shownCollection(retired),
      save: [put(collection, retired)],
      journal: [happened('collection.retired', { collection: found.id }, {}, reason)],
    }
  },
})
