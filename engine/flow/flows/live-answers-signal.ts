import { brief } from '../../brief/brief.ts'
import { signal } from '../../learn/signal.ts'
import { flow, objectOf } from '../flow.ts'

export const liveAnswersSignal = flow({
  name: 'live-answers-signal',
  why: 'A signal is answered when people see the answer, and not a moment earlier: responsiveness is measured to here.',
  sentence: 'When what a brief asked for is live, the signal that opened it is answered.',
  when: ['campaign.released'],
  load: async (read, entry) => {
    const asked = await read.get(brief, objectOf(entry, 'brief') ?? '')
    return { asked, found: asked?.origin.kind === 'signal' ? await read.get(signal, asked.origin.signal) : undefined }
  },
  answer: ({ asked, found }) =>
    asked && found?.state === 'open'
      ? { operation: 'signal.answer', input: { id: found.id, brief: asked.id } }
      : { rest: 'no open signal stands behind it' },
})
