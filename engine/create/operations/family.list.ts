import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Family, family } from '../family.ts'

export const listFamilies = query({
  name: 'family.list',
  summary: 'List families of variants, newest first',
  input: z.strictObject({
    words: Called,
    template: z.string().optional().describe('id'),
    brief: z.string().optional(),
    state: Family.shape.state.default('current'),
    ...PageRequest.shape,
  }),
  output: pageOf(Family),
  roles: everyone,
  example: {},
  load: (read, { words, template, brief, state, ...page }) =>
    read.list(family, { name: calledBy(words), template, brief, state }, page, { by: 'madeAt', descending: true }),
  answer: (page) => page,
})
