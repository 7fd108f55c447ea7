import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Signal, signal } from '../signal.ts'

export const answerSignal = command({
  name: 'signal.answer',
  summary: 'Answer a signal: with the brief that took it up, or by saying why it needs nothing',
  input: z.strictObject({
    id: z.string(),
    brief: z.string().optional(),
    dismiss: z.string().trim().min(3).max(400).optional().describe('why nothing need be done'),
  }),
  output: Signal,
  roles: ['owner', 'insightSteward', 'decisionEngineer', 'creativeSteward', 'contributor', 'flow'],
  load: (read, { id }) => read.get(signal, id),
  decide: (found, { id, brief, dismiss }) => {
    if (!found) return refuseUnknown('signal', id)
    if (found.state !== 'open') return refuse('wrongState', `It was ${found.state} already.`)
    if ((brief === undefined) === (dismiss === undefined)) {
      return refuse('invalidInput', 'A signal is answered with a brief, or dismissed with a reason.', {
        where: [{ path: brief === undefined ? 'brief' : 'dismiss', problem: brief === undefined ? 'neither is given' : 'both are given' }],
        remedy: 'Name the brief, or say why it needs nothing.',
      })
    }
    const answered = amend(
      found,
      dismiss === undefined
        ? { state: 'answered' as const, ...(brief !== undefined && { brief }) }
        : { state: 'dismissed' as const, reason: dismiss },
    )
    return {
      answer: answered,
      save: [put(signal, answered)],
      journal: [
        happened(dismiss === undefined ? 'signal.answered' : 'signal.dismissed', { signal: id, ...(brief !== undefined && { brief }) }, {}, dismiss),
      ],
    }
  },
})
