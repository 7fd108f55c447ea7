import { z } from 'zod'
import { family } from '../../create/family.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Guardrail, guardrail } from '../guardrail.ts'
import { measuredAnew } from '../../create/measurement.ts'

export const retireGuardrail = command({
  name: 'guardrail.retire',
  summary: 'Retire a guardrail: from here it judges nothing',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Guardrail,
  roles: ['owner', 'creativeSteward', 'complianceReviewer'],
  destructive: true,
  load: async (read, { id }) => ({ found: await read.get(guardrail, id), families: await read.all(family, { state: 'current' }) }),
  decide: ({ found, families }, { id, reason, ifVersion }) => {
    if (!found) return refuseUnknown('guardrail', id)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const retired = amend(found, { state: 'retired' as const })
    return {
      answer: retired,
      save: [put(guardrail, retired)],
      journal: [happened('guardrail.retired', { guardrail: id }, { kind: found.kind }, reason)],
      tasks: measuredAnew(families),
    }
  },
})
