import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Event } from '../event.ts'
import { latestEvents } from '../event-log.ts'

export const listEvents = query({
  name: 'event.list',
  summary: 'Show the latest events and how many come in',
  input: z.strictObject({ name: z.string().max(200).optional(), limit: z.number().int().min(1).max(200).default(50) }),
  output: z.object({
    items: z.array(Event).describe('what came in last, of the last seven days, by when it happened, the latest first'),
    rate: z.array(z.object({ at: z.string(), count: z.number().int() })).describe('events by ten seconds, of the last ten minutes'),
    now: z.string().describe('the moment at which those ten minutes end'),
  }),
  roles: everyone,
  example: {},
  load: (read, input, { now }) => read.ask(latestEvents, { ...input, now }),
  answer: (found, _, { now }) => ({ ...found, now: now.toISOString() }),
})
