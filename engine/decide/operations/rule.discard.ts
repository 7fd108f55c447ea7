import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { Rule, rule } from '../../approve/rule.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { letLapse } from '../drafting.ts'

export const discardRule = command({
  name: 'rule.discard',
  summary: 'Give a drafted change up; what is live stays as it is',
  input: z.strictObject({ id: z.string() }),
  output: Rule,
  roles: ['owner', 'decisionEngineer', 'agent'],
  load: async (read, { id }) => ({
    found: await read.get(rule, id),
    waiting: await read.all(approval, { about: aboutOf({ kind: 'rule', id }), state: 'waiting' }),
  }),
  decide: ({ found, waiting }, { id }, { now }) => {
    if (!found) return refuseUnknown('drafted rule', id)
    if (found.state !== 'draft') return refuse('wrongState', `It was ${found.state} already.`)
    const at = now.toISOString()
    const discarded = amend<Rule>(found, { state: 'discarded', settledAt: at })
    const gone = letLapse(waiting, at)
    return {
      answer: discarded,
      save: [put(rule, discarded), ...gone.save],
      journal: [happened('rule.discarded', { rule: id, [found.of.kind]: found.of.id }, { changes: found.changes }), ...gone.journal],
    }
  },
})
