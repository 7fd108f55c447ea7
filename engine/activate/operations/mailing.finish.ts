import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { sumOf, talliesOf } from '../delivery.ts'
import { Mailing, mailing } from '../mailing.ts'

/** Comes back from the worker when nothing is pending any more. */
export const finishMailing = command({
  name: 'mailing.finish',
  summary: 'Record that nothing of a mailing is pending any more (done by a flow)',
  input: z.strictObject({ id: z.string() }),
  output: Mailing,
  roles: ['flow'],
  load: async (read, { id }) => ({ found: await read.get(mailing, id), tallies: await read.ask(talliesOf, { mailing: id }) }),
  decide: ({ found, tallies }, { id }, { now }) => {
    if (!found) return refuseUnknown('mailing', id)
    const { reasons: _reasons, ...sum } = sumOf(tallies, found.planned)
    if (found.state !== 'running' || found.planned === undefined || sum.pending > 0) {
      return refuse('wrongState', `“${found.name}” is ${found.state}, with ${sum.pending} messages pending.`)
    }
    const finished = amend(found, { state: 'finished', settledAt: now.toISOString() })
    return { answer: finished, save: [put(mailing, finished)], journal: [happened('mailing.finished', { mailing: id }, sum)] }
  },
})
