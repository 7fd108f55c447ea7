import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { journalPart, ReadEntry } from '../journal-reading.ts'

export const listJournal = query({
  name: 'journal.list',
  summary: 'Read the journal, newest first',
  input: z.strictObject({
    verb: z.array(z.string()).optional().describe('any of these, as in brief.opened'),
    object: z.strictObject({ type: z.string(), id: z.string() }).optional().describe('only what touched this'),
    without: z.array(z.string()).optional().describe('none of these verbs'),
    by: z.string().optional().describe('id of who acted: a person, an agent, or a flow as in flow_signal-opens-brief'),
    since: z.number().int().nonnegative().optional().describe('only entries with a greater seq'),
    before: z.number().int().positive().optional().describe('only entries with a lower seq: the next page'),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(ReadEntry), next: z.number().int().optional().describe('hand it in as before'), total: z.number().int() }),
  roles: everyone,
  example: { limit: 5 },
  load: (read, { verb, limit, ...which }) => read.ask(journalPart, { ...which, verbs: verb, limit: limit + 1 }),
  answer: ({ items, total }, { limit }) => {
    const page = items.slice(0, limit)
    const last = page.at(-1)
    return { items: page, total, ...(items.length > limit && last && { next: last.seq }) }
  },
})
