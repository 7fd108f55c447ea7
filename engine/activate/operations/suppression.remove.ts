import { z } from 'zod'
import { drop, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { Suppression, suppression } from '../suppression.ts'

export const removeSuppression = command({
  name: 'suppression.remove',
  summary: 'Let an address be written to again, with the reason',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400).describe('as that the person asked to come back') }),
  output: Suppression,
  roles: ['owner', 'complianceReviewer'],
  destructive: true,
  load: (read, { id }) => read.get(suppression, id),
  decide: (found, { id, reason }) =>
    found
      ? {
          answer: found,
          save: [drop(suppression, id)],
          journal: [happened('suppression.removed', { suppression: id }, { scope: found.scope, cause: found.reason }, reason)],
        }
      : refuseUnknown('suppression', id),
})
