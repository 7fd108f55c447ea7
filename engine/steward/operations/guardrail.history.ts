import { z } from 'zod'
import { guardrailKinds } from '../../guard/guardrails/index.ts'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { guardrailRecordFold, openOf } from '../guardrail-record.ts'

const History = z.object({
  guardrail: z.string().describe('kind'),
  found: z.number().int().describe('what it said of one slot of one family, each once; notes are not counted'),
  open: z.number().int().describe('of these, what stands now'),
  fixed: z.number().int().describe('gone when the content had changed'),
  freed: z.number().int().describe('gone while the content was the same: it was set otherwise'),
  overruled: z.number().int().describe('warned of, and released as it was'),
  last: z.iso.datetime().optional().describe('when it found something new; absent where it never did'),
})

export const showGuardrailHistory = query({
  name: 'guardrail.history',
  summary: 'Show how each kind of guardrail has fared: what it found, what of that was mended, and what was released all the same',
  input: z.strictObject({}),
  output: z.object({ items: z.array(History) }),
  roles: everyone,
  example: {},
  load: async (read) => stateOf(await read.ask(foldedJournal, {}), guardrailRecordFold),
  answer: (records) => ({
    items: guardrailKinds.map(({ name }) => {
      const { last = 0, ...counts } = records.kinds[name] ?? { found: 0, fixed: 0, freed: 0, overruled: 0 }
      return { guardrail: name, ...counts, open: openOf(records, name), ...(last > 0 && { last: new Date(last).toISOString() }) }
    }),
  }),
})
