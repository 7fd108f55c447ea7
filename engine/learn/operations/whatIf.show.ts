import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { WhatIf, whatIf } from '../what-if/what-if.ts'

export const showWhatIf = query({
  name: 'whatIf.show',
  summary:
    'Show what a drafted rule would have done to logged decisions: exact differences first, then what it would bring, or why there is no figure',
  input: z.strictObject({ id: z.string() }),
  output: WhatIf,
  roles: everyone,
  load: (read, { id }) => read.get(whatIf, id),
  answer: (found, { id }) => found ?? refuseUnknown('what-if', id),
})
