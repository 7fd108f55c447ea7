import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { everyone } from '../../people/permission.ts'
import { nameTaken, notYours, SavedSearch, savedSearch, searchesFor, toldOf } from '../saved-search.ts'

export const amendSearch = command({
  name: 'search.amend',
  summary: 'Rename a search that was saved, or say who finds it',
  input: z.strictObject({
    id: z.string(),
    name: SavedSearch.shape.name.optional(),
    shared: SavedSearch.shape.shared.optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: SavedSearch,
  roles: everyone,
  load: (read, _, { actor }) => searchesFor(read, actor),
  decide: (all, { id, name, shared, ifVersion }, { actor }) => {
    const found = all.find((one) => one.id === id)
    if (!found) return refuseUnknown('search', id)
    const no = notYours(found, actor) ?? staleness(found, ifVersion) ?? nameTaken(name ?? found.name, all, id)
    if (no) return no
    const amended = amend(found, { ...(name !== undefined && { name }), ...(shared !== undefined && { shared }) })
    return {
      answer: amended,
      save: [put(savedSearch, amended)],
      journal: [happened('search.amended', { search: id }, toldOf(amended))],
    }
  },
})
