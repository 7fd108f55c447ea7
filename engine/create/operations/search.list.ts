import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { concept } from '../concept.ts'
import { kindsOf } from '../declared-kind.ts'
import { askable, Gone, notYours, SavedSearch, searchesFor } from '../saved-search.ts'

export const listSearches = query({
  name: 'search.list',
  summary: 'List the searches that you saved or that others share, by name, each as it can be asked now',
  input: z.strictObject({
    of: z.enum(['components', 'assets']).optional().describe('what they look for'),
    ...PageRequest.shape,
  }),
  output: pageOf(
    SavedSearch.extend({
      gone: z.array(Gone).describe('what was asked for and is no longer there'),
      yours: z.boolean().describe('you may change and delete it'),
    }),
  ),
  roles: everyone,
  example: {},
  load: async (read, _, { actor }) => ({
    all: await searchesFor(read, actor),
    concepts: await read.all(concept, { state: 'current' }),
    kinds: await kindsOf(read),
  }),
  answer: ({ all, concepts, kinds }, { of, limit, after }, { actor }) => {
    const found = all.filter((one) => of === undefined || one[of] !== undefined)
    const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
    const items = found.slice(from, from + limit)
    const last = items.at(-1)
    return {
      items: items.map((one) => ({ ...one, ...askable(one, concepts, kinds), yours: notYours(one, actor) === undefined })),
      total: found.length,
      ...(from + limit < found.length && last && { next: last.id }),
    }
  },
})
