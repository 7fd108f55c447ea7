import { z } from 'zod'
import { rule, titleOfRule } from '../../approve/rule.ts'
import { happened, put, task } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { WhatIf, lookBack, whatIf } from '../what-if/what-if.ts'

const dayMs = 86_400_000

export const startWhatIf = command({
  name: 'whatIf.start',
  summary: 'Let the engine decide logged decisions once more under a drafted rule: what comes out otherwise, and what it would bring',
  input: z.strictObject({
    rule: z.string().meta({ description: 'id of the drafted rule', examples: ['rul_01k9c4x7m2q8v5n3tb'] }),
    days: z.number().int().min(1).max(90).default(14).describe('days of decisions, today included, in UTC'),
    limit: z.number().int().min(100).max(200_000).default(20_000).describe('most decisions of a placement; above it they are chosen evenly'),
  }),
  output: WhatIf,
  roles: ['owner', 'decisionEngineer', 'insightSteward', 'agent'],
  load: async (read, { rule: id }) => ({ found: await read.get(rule, id), running: await read.all(whatIf, { rule: id, state: 'running' }) }),
  decide: ({ found, running }, { rule: id, days, limit }, { now, newId, actor }) => {
    if (!found) return refuseUnknown('drafted rule', id, 'id', 'rule')
    if (found.state !== 'draft') return refuse('wrongState', `“${titleOfRule(found)}” was ${found.state} already.`)
    const same = running.find(({ hash }) => hash === found.hash)
    if (same)
      return refuse('alreadyExists', 'Decisions are being looked at already.', {
        remedy: 'Wait for it, or stop it first.',
        facts: { whatIf: same.id },
      })
    const at = now.toISOString()
    const asked: WhatIf = {
      id: newId(whatIf.prefix),
      version: 1,
      rule: id,
      hash: found.hash,
      from: new Date(now.getTime() - (days - 1) * dayMs).toISOString().slice(0, 10),
      to: at,
      limit,
      progress: { looked: 0, of: 0 },
      places: [],
      state: 'running',
      askedBy: actor.id,
      askedAt: at,
    }
    return {
      answer: asked,
      save: [put(whatIf, asked)],
      journal: [happened('whatIf.started', { whatIf: asked.id, rule: id }, { days, limit, hash: found.hash })],
      tasks: [task(lookBack, { whatIf: asked.id }, { key: `look-back:${asked.id}` })],
    }
  },
})
