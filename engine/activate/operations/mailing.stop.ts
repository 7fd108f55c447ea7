import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Mailing, mailing, sendMailing } from '../mailing.ts'

export const stopMailing = command({
  name: 'mailing.stop',
  summary: 'Stop a mailing: nothing more of it goes out; what is on its way cannot be called back',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400) }),
  output: Mailing,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'complianceReviewer', 'flow'],
  destructive: true,
  load: (read, { id }) => read.get(mailing, id),
  decide: (found, { id, reason }, { now }) => {
    if (!found) return refuseUnknown('mailing', id)
    if (found.state !== 'running') return refuse('wrongState', `“${found.name}” is ${found.state}; only a running mailing is stopped.`)
    const stopped = amend(found, { state: 'stopped', settledAt: now.toISOString() })
    return {
      answer: stopped,
      save: [put(mailing, stopped)],
      journal: [happened('mailing.stopped', { mailing: id }, {}, reason)],
      tasks: [task(sendMailing, { mailing: id }, { key: `send-mailing:${id}` })],
    }
  },
})
