import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Attribute, attribute } from '../attribute.ts'

export const declareAttribute = command({
  name: 'attribute.declare',
  summary: 'Declare an attribute that rules may name, or bar one from all rules',
  input: z.strictObject({
    key: Attribute.shape.key,
    label: Attribute.shape.label,
    type: Attribute.shape.type,
    origin: Attribute.shape.origin,
    unit: Attribute.shape.unit,
    sensitive: Attribute.shape.sensitive,
  }),
  output: Attribute,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'insightSteward'],
  example: { key: 'profile.lastOrder', label: 'Last order', type: 'timestamp', origin: { kind: 'lastTime', event: 'Order Completed' } },
  load: async (read, { key }) => (await read.list(attribute, { key }, { limit: 1 })).items[0],
  decide: (found, input, { newId }) => {
    const fromContext = input.origin.kind === 'context'
    if (fromContext !== input.key.startsWith('context.')) {
      return refuse('invalidInput', 'An attribute of the context comes with the request, one of the profile does not.', {
        where: [{ path: 'origin.kind', problem: `does not fit ${input.key}` }],
        remedy: fromContext ? 'Call it context.…, or say which trait or event it comes from.' : 'Give it the origin "context".',
      })
    }
    const type = { lastTime: 'timestamp', count: 'int' }[input.origin.kind as string]
    if (type !== undefined && type !== input.type) {
      return refuse('invalidInput', `${input.origin.kind === 'count' ? 'A count is an int' : 'A last time is a timestamp'}.`, {
        where: [{ path: 'type', problem: `${input.type}, not ${type}` }],
      })
    }
    const saved: Attribute = found ? amend(found, input) : { ...input, id: newId(attribute.prefix), version: 1 }
    return {
      answer: saved,
      save: [put(attribute, saved)],
      journal: [happened('attribute.declared', { attribute: saved.id }, { key: saved.key, type: saved.type, sensitive: saved.sensitive })],
    }
  },
})
