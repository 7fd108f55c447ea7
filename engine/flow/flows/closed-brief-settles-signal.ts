import { brief } from '../../brief/brief.ts'
import { signal } from '../../learn/signal.ts'
import { flow, objectOf } from '../flow.ts'

export const closedBriefSettlesSignal = flow({
  name: 'closed-brief-settles-signal',
  why: 'Nobody is about to answer a signal whose brief was closed. Whoever closed it said why; if what was noticed still holds in a week, it is told again.',
  sentence: 'When the last brief that was to answer a signal is closed before it is live, the signal needs nothing, for the reason that was given.',
  when: ['brief.closed'],
  load: async (read, entry) => {
    const closed = await read.get(brief, objectOf(entry, 'brief') ?? '')
    const { origin } = closed ?? {}
    const id = origin?.kind === 'signal' ? origin.signal : undefined
    const others = id === undefined ? [] : await read.all(brief, { state: ['proposed', 'open', 'assigned', 'inReview', 'live'] })
    return {
      found: id === undefined ? undefined : await read.get(signal, id),
      others: others.filter((one) => one.origin.kind === 'signal' && one.origin.signal === id).length,
    }
  },
  answer: ({ found, others }, { detail }) => {
    if (found?.state !== 'open') return { rest: 'no open signal stands behind it' }
    if (others > 0) return { rest: 'another brief is to answer it' }
    return {
      operation: 'signal.answer',
      input: { id: found.id, dismiss: `Its brief was closed: ${String(detail?.['reason'] ?? 'no reason is kept')}`.slice(0, 400) },
    }
  },
})
