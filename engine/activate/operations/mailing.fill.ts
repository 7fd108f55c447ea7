import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Mailing, mailing, sendMailing } from '../mailing.ts'

/** Comes back from the worker once the ledger has a row for everyone. From here `planned` stands, and every sum is held against it. */
export const fillLedger = command({
  name: 'mailing.fill',
  summary: 'Record how many messages of a mailing are planned, and begin to send them (done by a flow)',
  input: z.strictObject({ id: z.string(), planned: z.number().int().nonnegative() }),
  output: Mailing,
  roles: ['flow'],
  load: (read, { id }) => read.get(mailing, id),
  decide: (found, { id, planned }) => {
    if (!found) return refuseUnknown('mailing', id)
    if (found.state !== 'running' || found.planned !== undefined)
      return refuse('wrongState', `“${found.name}” is ${found.state} and ${found.planned === undefined ? 'not' : 'already'} planned.`)
    const filled = amend(found, { planned })
    return {
      answer: filled,
      save: [put(mailing, filled)],
      journal: [happened('mailing.planned', { mailing: id }, { planned })],
      tasks: [task(sendMailing, { mailing: id }, { key: `send-mailing:${id}` })],
    }
  },
})
