import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { hasLostGround } from '../ground.ts'
import { Signal, signal } from '../signal.ts'

export const withdrawSignal = command({
  name: 'signal.withdraw',
  summary: 'Withdraw a signal that rested on made-up traffic, once that was taken away (done by a flow)',
  input: z.strictObject({ id: z.string() }),
  output: Signal,
  roles: ['flow'],
  load: (read, { id }) => read.get(signal, id),
  decide: (found, { id }) => {
    if (!found) return refuseUnknown('signal', id)
    if (!hasLostGround(found)) return refuse('wrongState', `It is ${found.state}, and stands on its own ground.`)
    const reason = 'What it rested on was made up, and has been taken away.'
    const withdrawn = amend(found, { state: 'withdrawn' as const, reason })
    return { answer: withdrawn, save: [put(signal, withdrawn)], journal: [happened('signal.withdrawn', { signal: id }, {}, reason)] }
  },
})
