import { z } from 'zod'
import { identifiedAt } from '../../kernel/identifier.ts'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { journalPart, ReadEntry } from '../journal-reading.ts'
import { titlesOf } from '../titles.ts'

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
  output: z.object({
    items: z.array(ReadEntry),
    names: z.record(z.string(), z.string()).describe('what is named here is called now, by id; what is gone has no name'),
    next: z.number().int().optional().describe('hand it in as before'),
    total: z.number().int(),
  }),
  roles: everyone,
  example: { limit: 5 },
  load: async (read, { verb, limit, ...which }) => {
    const part = await read.ask(journalPart, { ...which, verbs: verb, limit: limit + 1 })
    return { ...part, titles: await titlesOf(read, [...part.items.flatMap(idsIn), ...(which.object ? [which.object.id] : [])]) }
  },
  answer: ({ items, total, titles }, { limit }) => {
    const page = items.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((entry) => titled(entry, titles)),
      names: Object.fromEntries(titles),
      total,
      ...(items.length > limit && last && { next: last.seq }),
    }
  },
})

/** Ids of all that an entry names, wherever it does. */
const idsIn = ({ objects, detail }: ReadEntry): string[] => [...objects.map(({ id }) => id), ...textsIn(detail).filter((text) => identifiedAt(text))]

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []

/** What it was called then, or else what the thing that the verb is about is called now. */
const titled = (entry: ReadEntry, titles: ReadonlyMap<string, string>): ReadEntry => {
  const noun = entry.verb.split('.', 1)[0]
  const about = entry.objects.find(({ type }) => type === noun) ?? entry.objects[0]
  const title = entry.title ?? titles.get(about?.id ?? '')
  return { ...entry, ...(title !== undefined && { title }) }
}
