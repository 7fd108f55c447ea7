import { approval } from '../../approve/approval.ts'
import { rule } from '../../approve/rule.ts'
import { flow, objectOf } from '../flow.ts'

export const approvedRuleGoesLive = flow({
  name: 'approved-rule-goes-live',
  why: 'Who asked for a yes to a rule has said that it shall hold; between the yes and that there is nothing left to decide.',
  sentence: 'When a drafted change of what decides has its yes, it goes live.',
  when: ['approval.granted', 'approval.passed'],
  load: async (read, entry) => {
    const given = await read.get(approval, objectOf(entry, 'approval') ?? '')
    return { given, found: given?.subject.kind === 'rule' ? await read.get(rule, given.subject.id) : undefined }
  },
  answer: ({ given, found }) => {
    if (!given || !found) return { rest: 'it is no rule' }
    if (found.state !== 'draft' || given.subject.hash !== found.hash) return { rest: 'the draft has moved on since' }
    return { operation: 'rule.release', input: { id: found.id } }
  },
})
