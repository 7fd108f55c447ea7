import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Concept, concept } from '../concept.ts'

export const listConcepts = query({
  name: 'concept.list',
  summary: 'List the vocabulary: the concepts that things are tagged with',
  input: z.strictObject({ of: z.string().optional().describe('the facet'), ...PageRequest.shape }),
  output: pageOf(Concept),
  roles: everyone,
  example: {},
  load: (read, { of, ...page }) => read.list(concept, { of, state: 'current' }, page, { by: 'key' }),
  answer: (page) => page,
})
