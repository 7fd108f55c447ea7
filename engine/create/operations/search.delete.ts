import { z } from 'zod'
import { drop, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { notYours, SavedSearch, savedSearch, searchesFor, toldOf } from '../saved-search.ts'

export const deleteSearch = command({
  name: 'search.delete',
  summary: 'Delete a search that was saved; what it finds stays',
  input: z.strictObject({ id: z.string() }),
  output: SavedSearch,
  roles: everyone,
  destructive: true,
  load: (read, _, { actor }) => searchesFor(read, actor),
  decide: (all, { id }, { actor }) => {
    const found = all.find((one) => one.id === id)
    if (!found) return refuseUnknown('search', id)
    const no = notYours(found, actor)
    if (no) return no
    return { answer: found, save: [drop(savedSearch, id)], journal: [happened('search.deleted', { search: id }, toldOf(found))] }
  },
})
