import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { concept } from '../concept.ts'
import { kindsOf } from '../declared-kind.ts'
import { askable, Gone, notYours, pageOfSearches, SavedSearch, searchesFor } from '../saved-search.ts'

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
    const page = pageOfSearches(found, { limit, ...(after !== undefined && { after }) })
    return { ...page, items: page.items.map((one) => ({ ...one, ...askable(one, concepts, kinds), yours: notYours(one, actor) === undefined })) }
  },
})
