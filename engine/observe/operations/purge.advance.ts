import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { addTraffic, Purge, purge, SyntheticTraffic } from '../purge.ts'

/** Comes back from the worker after each day. */
export const advancePurge = command({
  name: 'purge.advance',
  summary: 'Record what more was taken away of made-up traffic, and whether that was the last of it (done by a flow)',
  input: z.strictObject({ id: z.string(), removed: SyntheticTraffic, done: z.boolean().default(false) }),
  output: Purge,
  roles: ['flow'],
  load: (read, { id }) => read.get(purge, id),
  decide: (found, { id, removed, done }, { now }) => {
    if (!found) return refuseUnknown('purge', id)
    const sum = addTraffic(found.removed, removed)
    // Stopped while a day was being taken away: that day is counted all the same.
    const advanced = amend(found, {
      removed: sum,
      ...(done && found.state === 'running' && { state: 'done' as const, settledAt: now.toISOString() }),
    })
    return {
      answer: advanced,
      save: [put(purge, advanced)],
      journal: [happened(advanced.state === 'done' ? 'purge.done' : 'purge.advanced', { purge: id }, sum)],
    }
  },
})
