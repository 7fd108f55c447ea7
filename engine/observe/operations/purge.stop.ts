import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Purge, purge } from '../purge.ts'

export const stopPurge = command({
  name: 'purge.stop',
  summary: 'Stop taking away made-up traffic; what is gone stays gone, and no day is left half',
  input: z.strictObject({ id: z.string() }),
  output: Purge,
  roles: ['owner', 'decisionEngineer', 'insightSteward'],
  load: (read, { id }) => read.get(purge, id),
  decide: (found, { id }, { now }) => {
    if (!found) return refuseUnknown('purge', id)
    if (found.state !== 'running') return refuse('wrongState', `It is ${found.state} already.`)
    const stopped = amend(found, { state: 'stopped', settledAt: now.toISOString() })
    return { answer: stopped, save: [put(purge, stopped)], journal: [happened('purge.stopped', { purge: id }, found.removed)] }
  },
})
