import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { closedDays, Log, LogDayPage, oldestHeld } from '../log-day.ts'

export const listDays = query({
  name: 'day.list',
  summary: 'The closed days of the logs that are still kept, each with its count and its Merkle root as the journal has them, the latest first',
  input: z.strictObject({ log: Log.optional(), ...PageRequest.shape }),
  output: LogDayPage,
  roles: everyone,
  example: {},
  load: (read, input, { now }) => read.ask(closedDays, { ...input, from: oldestHeld(now) }),
  answer: (page) => page,
})
