import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Brief, BriefState, brief } from '../brief.ts'

export const listBriefs = query({
  name: 'brief.list',
  summary: 'List briefs, what is due first at the top; what is closed comes last',
  input: z.strictObject({
    words: Called,
    state: z.array(BriefState).optional().describe('any of these'),
    owner: z.string().optional(),
    assignee: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Brief),
  roles: everyone,
  example: { state: ['open'] },
  load: (read, { words, state, owner, assignee, ...page }) =>
    read.list(brief, { title: calledBy(words), state, owner, assignee }, page, {
      by: 'due',
      first: { state: BriefState.options.filter((one) => one !== 'closed') },
    }),
  answer: (page) => page,
})
