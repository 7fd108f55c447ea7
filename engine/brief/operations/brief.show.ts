import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Assignment, assignment } from '../assignment.ts'
import { Brief, brief } from '../brief.ts'

export const showBrief = query({
  name: 'brief.show',
  summary: 'Show one brief with who has it and when',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ brief: Brief, assignments: z.array(Assignment) }),
  roles: everyone,
  load: async (read, { id }) => ({ found: await read.get(brief, id), assignments: await read.all(assignment, { brief: id, state: 'booked' }) }),
  answer: ({ found, assignments }, { id }) => (found ? { brief: found, assignments } : refuseUnknown('brief', id)),
})
