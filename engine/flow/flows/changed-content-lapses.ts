import { aboutOf, approval } from '../../approve/approval.ts'
import { flow, objectOf } from '../flow.ts'

export const changedContentLapses = flow({
  name: 'changed-content-lapses',
  why: 'A verdict is about what its reviewer saw; nobody should look at content that has moved on or is to be shown no more.',
  sentence: 'When the content of a family changes, or it is retired, the approval that it waits for lapses and leaves the queue.',
  when: ['family.changed', 'family.retired'],
  load: async (read, entry) => {
    const family = objectOf(entry, 'family') ?? ''
    return { family, waiting: await read.count(approval, { about: aboutOf({ kind: 'family', id: family }), state: 'waiting' }) }
  },
  answer: ({ family, waiting }) =>
    waiting > 0 ? { operation: 'approval.lapse', input: { subject: { kind: 'family', id: family } } } : { rest: 'nobody is looking at it' },
})
