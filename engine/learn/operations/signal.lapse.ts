import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Signal, signal } from '../signal.ts'

export const lapseSignal = command({
  name: 'signal.lapse',
  summary: 'Let an open signal lapse because what it said holds no longer (done by the learner)',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400) }),
  output: Signal,
  roles: ['flow'],
  load: (read, { id }) => read.get(signal, id),
  decide: (found, { id, reason }, { now }) => {
    if (!found) return refuseUnknown('signal', id)
    if (found.state !== 'open') return refuse('wrongState', `It was ${found.state} already.`)
    const lapsed = amend(found, { state: 'lapsed' as const, lapsedAt: now.toISOString(), reason })
    return { answer: lapsed, save: [put(signal, lapsed)], journal: [happened('signal.lapsed', { signal: id }, {}, reason)] }
  },
})
