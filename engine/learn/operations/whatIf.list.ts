import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { WhatIf, whatIf } from '../what-if/what-if.ts'

export const listWhatIfs = query({
  name: 'whatIf.list',
  summary: 'List what-ifs, the latest at the top',
  input: z.strictObject({ rule: z.string().optional(), state: z.array(WhatIf.shape.state).optional(), ...PageRequest.shape }),
  output: pageOf(WhatIf.omit({ places: true })),
  roles: everyone,
  example: {},
  load: (read, { rule, state, ...page }) => read.list(whatIf, { rule, state }, page, { by: 'askedAt', descending: true }),
  answer: (page) => page,
})
