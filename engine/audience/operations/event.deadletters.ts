import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { DeadLetterPage, DeadLetterState, deadLetters } from '../dead-letter.ts'
import { DeadReason } from '../event.ts'

export const listDeadLetters = query({
  name: 'event.deadletters',
  summary: 'List what was sent and not taken, with the reason, by reason',
  input: z.strictObject({ state: DeadLetterState.default('open'), reason: DeadReason.optional(), ...PageRequest.shape }),
  output: DeadLetterPage,
  roles: everyone,
  example: {},
  load: (read, input) => read.ask(deadLetters, input),
  answer: (page) => page,
})
