import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { attribute } from '../attribute.ts'
import { Audience, audience } from '../audience.ts'
import { Warnings, warningsOf } from '../doubt.ts'
import { compileRule, ruleWords } from '../rule.ts'

export const saveAudience = command({
  name: 'audience.save',
  summary: 'Save an audience by its rule',
  input: z.strictObject({
    key: Audience.shape.key,
    name: Audience.shape.name,
    rule: Audience.shape.rule,
    state: Audience.shape.state.default('live'),
    ifVersion: z.number().int().optional(),
  }),
  output: Audience.extend({ warnings: Warnings }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  example: { key: 'everybody', name: 'Everybody', rule: '' },
  load: async (read) => ({ attributes: await read.all(attribute), audiences: await read.all(audience) }),
  decide: ({ attributes, audiences }, { ifVersion, ...input }, { newId }) => {
    const found = audiences.find(({ key }) => key === input.key)
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    // An audience may stand on those that are older than itself, so that none can go in circles.
    const older = found ? audiences.filter(({ id }) => id < found.id) : audiences
    const compiled = compileRule(input.rule, ruleWords(attributes, older), 'rule')
    if (isRefusal(compiled)) return compiled
    const saved: Audience = found ? amend(found, input) : { ...input, id: newId(audience.prefix), version: 1 }
    return {
      answer: { ...saved, ...warningsOf(compiled) },
      save: [put(audience, saved)],
      journal: [happened('audience.saved', { audience: saved.id }, { key: saved.key, rule: saved.rule, state: saved.state })],
    }
  },
})
