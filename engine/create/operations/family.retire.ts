import { z } from 'zod'
import { counted } from '../../kernel/counted.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { retirers } from '../../people/permission.ts'
import { Family, family } from '../family.ts'
import { findOne } from '../find.ts'
import { type FamilyUse, familyUses } from '../live-use.ts'

export const retireFamily = command({
  name: 'family.retire',
  summary: 'Retire a family that no campaign shows, or may show again; what was drafted with it is released no more',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Family,
  roles: retirers,
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, family, id)
    return found && { found, uses: await read.ask(familyUses, { family: found.id, at: now.toISOString() }) }
  },
  decide: (facts, { id, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('family', id, 'id or key')
    const { found, uses } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const shown = uses.filter(({ state }) => state !== 'draft')
    if (shown.length > 0)
      return refuse('inUse', `${counted(shown.length, 'campaign shows', 'campaigns show')} it, or may show it again.`, {
        where: shown.slice(0, 20).map((use) => ({ path: use.key, problem: `${use.name} ${showing[use.state]} ${use.placements.join(', ')}` })),
        remedy: 'Release another family there (campaign.release), or end the campaign (campaign.end); then retire it.',
        facts: { campaigns: shown.map(({ campaign }) => campaign) },
      })
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(family, retired)], journal: [happened('family.retired', { family: found.id }, {}, reason)] }
  },
})

const showing: Record<FamilyUse['state'], string> = { draft: 'is drafted for', live: 'shows it at', paused: 'is paused at' }
