import { campaign } from '../../decide/campaign.ts'
import { flow } from '../flow.ts'

export const guardrailJudgesLive = flow({
  name: 'guardrail-judges-live',
  why: 'A word that is banned today must not go on being shown because it went live yesterday.',
  sentence:
    'When a guardrail is set or retired, what each campaign was released with is judged anew: what the guardrails block by now is off the air, and what they no longer block is back, never more than was released.',
  when: ['guardrail.set', 'guardrail.retired'],
  load: async (read) => read.all(campaign, { state: ['live', 'paused'] }),
  answer: (live) => {
    const each = live.flatMap(({ id, familyHash }) => (familyHash === undefined ? [] : [{ of: id, operation: 'campaign.judge', input: { id } }]))
    return each.length > 0 ? { each } : { rest: 'nothing is live' }
  },
})
