import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Family, family } from '../family.ts'
import { findOne } from '../find.ts'

export const retireFamily = command({
  name: 'family.retire',
  summary: 'Retire a family; campaigns that show an approved edition of it go on until they end',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Family,
  roles: ['owner', 'creativeSteward', 'creativeTechnologist', 'contributor', 'flow'],
  destructive: true,
  load: (read, { id }) => findOne(read, family, id),
  decide: (found, { id, reason, ifVersion }) => {
    if (!found) return refuseUnknown('family', id, 'id or key')
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(family, retired)], journal: [happened('family.retired', { family: found.id }, {}, reason)] }
  },
})
