import { family } from '../../create/family.ts'
import { preflight } from '../../guard/preflight.ts'
import { flow, objectOf } from '../flow.ts'

export const recombinedAsksApproval = flow({
  name: 'recombined-asks-approval',
  why: 'A family that passed its guardrails waits for a yes, not for somebody to remember to ask.',
  sentence: 'When a recombined family has been through preflight and some of it may go live, approval is asked for.',
  when: ['family.preflighted'],
  load: async (read, entry) => ({
    found: await read.get(family, objectOf(entry, 'family') ?? ''),
    check: await read.get(preflight, objectOf(entry, 'preflight') ?? ''),
  }),
  answer: ({ found, check }) => {
    if (!found?.lineage?.signal) return { rest: 'a person put it together and asks when it is ready' }
    if (!check || check.hash !== found.hash || check.state === 'measuring') return { rest: 'its preflight is not through' }
    if (check.passed === 0) return { rest: 'preflight blocks all of it; the brief waits for a person' }
    return { operation: 'approval.request', input: { subject: { kind: 'family', id: found.id }, hash: found.hash } }
  },
})
