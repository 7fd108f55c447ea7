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
    before: z.number().int().positive().optional().describe('only entries with a lower seq: the next page'),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(ReadEntry), next: z.number().int().optional().describe('hand it in as before'), total: z.number().int() }),
  roles: everyone,
  example: { limit: 5 },
  load: (read, { verb, object, before, limit }) => read.ask(journalPart, { verbs: verb, object, before, limit: limit + 1 }),
  answer: ({ items, total }, { limit }) => {
    const page = items.slice(0, limit)
    const last = page.at(-1)
    return { items: page, total, ...(items.length > limit && last && { next: last.seq }) }
  },
})
