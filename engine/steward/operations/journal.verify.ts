import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { chainReport } from '../journal-reading.ts'

export const verifyJournal = query({
  name: 'journal.verify',
  summary: 'Prove that no entry of the journal was changed, removed or slipped in',
  input: z.strictObject({}),
  output: z.object({
    holds: z.boolean(),
    sentence: z.string(),
    entries: z.number().int(),
    redacted: z.number().int().describe('entries whose detail was erased; their place in the chain holds'),
    unsealed: z.number().int().describe('committed entries that wait for the sealer'),
    head: z.string().describe('hash of the last entry: keep it elsewhere, and a rewrite of everything shows too'),
    broken: z.object({ seq: z.number().int(), problem: z.string() }).optional(),
  }),
  roles: everyone,
  example: {},
  load: (read) => read.ask(chainReport, {}),
  answer: (report) => ({
    ...report,
    holds: report.broken === undefined,
    sentence: report.broken
      ? `Entry ${report.broken.seq} ${report.broken.problem}.`
      : `${report.entries} entries hold, ${report.redacted} redacted, ${report.unsealed} not sealed yet.`,
  }),
})
