import { z } from 'zod'
import { happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'

export const reportFlow = command({
  name: 'flow.report',
  summary: 'Write down that a flow was refused, and why, so that somebody can take it up',
  input: z.strictObject({ flow: z.string(), operation: z.string(), code: z.string(), message: z.string().max(2_000), entry: z.number().int() }),
  output: z.object({ reported: z.literal(true) }),
  roles: ['flow'],
  load: async () => ({}),
  decide: (_, { flow, operation, code, message, entry }) => ({
    answer: { reported: true as const },
    journal: [happened('flow.refused', { flow }, { operation, code, message, entry })],
  }),
})
