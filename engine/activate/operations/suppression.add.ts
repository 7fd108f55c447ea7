import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Suppression, suppression, suppressionId } from '../suppression.ts'

export const addSuppression = command({
  name: 'suppression.add',
  summary: 'Stop writing to an address, for marketing or for everything',
  input: z.strictObject({
    address: Suppression.shape.address,
    scope: Suppression.shape.scope.default('marketing'),
    reason: Suppression.shape.reason.default('request'),
    delivery: Suppression.shape.delivery,
    note: Suppression.shape.note,
  }),
  output: Suppression,
  roles: ['owner', 'decisionEngineer', 'complianceReviewer', 'contributor', 'flow'],
  example: { address: 'leaves@example.org', reason: 'request' },
  load: (read, { address, scope }) => read.get(suppression, suppressionId(address, scope)),
  decide: (found, input, { now, actor }) => {
    if (found)
      return refuse('alreadyExists', `This address is suppressed already, for ${found.scope === 'all' ? 'everything' : 'marketing'}.`, {
        facts: { suppression: found.id },
      })
    const added: Suppression = { ...input, id: suppressionId(input.address, input.scope), version: 1, at: now.toISOString(), by: actor.id }
    const objects = { suppression: added.id, ...(input.delivery !== undefined && { delivery: input.delivery }) }
    // The address stays out of the journal, which outlives whoever asks to be forgotten.
    return {
      answer: added,
      save: [put(suppression, added)],
      journal: [happened('suppression.added', objects, { scope: added.scope, cause: added.reason }, input.note)],
    }
  },
})
