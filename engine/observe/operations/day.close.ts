import { z } from 'zod'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { ClosedRound, closedRounds, dayId, dayRounds, Moved, WhyAmended } from '../log-day.ts'

/** Comes back from upkeep once the rows of a day are counted. Whoever counted the same round too comes to the same root, and changes nothing more. */
export const closeDay = command({
  name: 'day.close',
  summary: 'Record how many rows a closed day of a log has, and the Merkle root over them (done by a flow)',
  input: z.strictObject({
    ...ClosedRound.shape,
    amended: z
      .strictObject({ before: ClosedRound.pick({ count: true, root: true }), ...Moved.shape, because: z.array(WhyAmended) })
      .optional()
      .describe('how it differs from when it was closed before; what is not told here is as it was'),
  }),
  output: z.object({ closed: z.boolean().describe('false where it was closed so already') }),
  roles: ['flow'],
  load: (read, { log, day }) => read.ask(dayRounds, { log, day }),
  decide: (found, { amended, ...closed }, { now }) => {
    const { log, day, round } = closed
    if (found?.begun !== round) return refuse('wrongState', `Round ${round} of ${dayId(log, day)} is not the one that is being closed.`)
    if (found.closed === round) return { answer: { closed: false } }
    return {
      answer: { closed: true },
      save: [append(closedRounds, [{ ...closed, at: now.toISOString() }])],
      journal: [happened(amended ? 'day.amended' : 'day.closed', { day: dayId(log, day) }, { title: `${log}s of ${day}`, ...closed, ...amended })],
    }
  },
})
