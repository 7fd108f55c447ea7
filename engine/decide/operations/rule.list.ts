import { z } from 'zod'
import { aboutOf } from '../../approve/approval.ts'
import { Rule, rule } from '../../approve/rule.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'

export const listRules = query({
  name: 'rule.list',
  summary: 'List changes of what decides: those that are drafted, and those that went live or were given up, the latest at the top',
  input: z.strictObject({
    of: z.strictObject({ kind: z.enum(['placement', 'campaign']), id: z.string() }).optional(),
    state: z.array(Rule.shape.state).optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Rule),
  roles: everyone,
  example: {},
  load: (read, { of, state, ...page }) => read.list(rule, { about: of && aboutOf(of), state }, page, { by: 'madeAt', descending: true }),
  answer: (page) => page,
})
