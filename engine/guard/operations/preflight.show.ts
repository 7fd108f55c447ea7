import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { behindReader } from '../behind.ts'
import { Preflight, preflight } from '../preflight.ts'

export const showPreflight = query({
  name: 'preflight.show',
  summary: 'Show the last preflight of a family, and whether the family has changed since',
  input: z.strictObject({ family: z.string().describe('id or key') }),
  output: z.object({
    preflight: Preflight,
    current: z.boolean().describe('false: the family has another content hash by now'),
    behind: z.boolean().describe('true: it would be measured otherwise today, by another renderer or with other fonts'),
  }),
  roles: everyone,
  load: async (read, { family: reference }) => {
    const found = await findOne(read, family, reference)
    const run = found && (await read.list(preflight, { family: found.id }, { limit: 1 })).items[0]
    return found && { found, run, behind: run !== undefined && (await behindReader(read)(found, run)) }
  },
  answer: (facts, { family: reference }) => {
    if (!facts) return refuseUnknown('family', reference, 'id or key')
    if (!facts.run) return refuse('notFound', `“${facts.found.name}” has not been through preflight yet.`, { remedy: 'Run family.preflight.' })
    return { preflight: facts.run, current: facts.run.hash === facts.found.hash, behind: facts.behind }
  },
})
