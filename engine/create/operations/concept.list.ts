import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Concept, concept } from '../concept.ts'
import { conceptUses } from '../library.ts'

const Used = z
  .object({ components: z.number().int(), assets: z.number().int(), families: z.number().int(), templates: z.number().int() })
  .describe('components that are not retired, assets, and what is composed of such components')

const nowhere = { components: 0, assets: 0, families: 0, templates: 0 }

export const listConcepts = query({
  name: 'concept.list',
  summary: 'List the vocabulary: the concepts that things are tagged with',
  input: z.strictObject({
    of: z.string().optional().describe('the facet'),
    uses: z.boolean().default(false).describe('say of each where it is used: that is counted anew each time'),
    ...PageRequest.shape,
  }),
  output: pageOf(Concept.extend({ used: Used.optional() })),
  roles: everyone,
  example: {},
  load: async (read, { of, uses, ...page }) => {
    const found = await read.list(concept, { of, state: 'current' }, page, { by: 'key' })
    return { found, used: uses ? await read.ask(conceptUses, { keys: found.items.map(({ key }) => key) }) : undefined }
  },
  answer: ({ found, used }) => {
    if (!used) return found
    const byKey = new Map(used.map(({ key, ...counts }) => [key, counts]))
    return { ...found, items: found.items.map((one) => ({ ...one, used: byKey.get(one.key) ?? nowhere })) }
  },
})
