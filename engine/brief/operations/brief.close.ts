import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { assignment } from '../assignment.ts'
import { Brief, brief } from '../brief.ts'

export const closeBrief = command({
  name: 'brief.close',
  summary: 'Close a brief, with the reason; what it made stays',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Brief,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'contributor', 'flow'],
  destructive: true,
  load: async (read, { id }) => ({ found: await read.get(brief, id), booked: await read.all(assignment, { brief: id, state: 'booked' }) }),
  decide: ({ found, booked }, input) => {
    if (!found) return refuseUnknown('brief', input.id)
    const stale = staleness(found, input.ifVersion)
    if (stale) return stale
    if (found.state === 'closed') return refuse('wrongState', `“${found.title}” is closed already.`)
    const closed = amend(found, { state: 'closed' as const })
    return {
      answer: closed,
      save: [put(brief, closed), ...booked.map((a) => put(assignment, amend(a, { state: 'released' as const })))],
      journal: [happened('brief.closed', { brief: found.id }, { from: found.state }, input.reason)],
    }
  },
})
