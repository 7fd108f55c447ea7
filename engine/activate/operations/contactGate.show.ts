import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { ContactGate, contactGate, ContactRules, rulesOf, usualRules } from '../contact-gate.ts'
import { gates } from '../gates/index.ts'

export const showContactGate = query({
  name: 'contactGate.show',
  summary: 'Show the gates that every message meets, in their order, and what they hold to',
  input: z.strictObject({ channel: ContactGate.shape.channel.default('email') }),
  output: z.object({
    channel: ContactGate.shape.channel,
    rules: ContactRules,
    set: z.boolean().describe('false: nobody has set it, these are the usual ones'),
    version: z.number().int().optional(),
    gates: z.array(z.object({ name: z.string(), says: z.string(), skipsService: z.boolean() })),
  }),
  roles: everyone,
  example: {},
  load: async (read, { channel }) => (await read.list(contactGate, { channel }, { limit: 1 })).items[0],
  answer: (found, { channel }) => ({
    channel,
    rules: found ? rulesOf(found) : usualRules,
    set: found !== undefined,
    ...(found && { version: found.version }),
    gates: gates.map(({ name, says, skipsService }) => ({ name, says, skipsService })),
  }),
})
