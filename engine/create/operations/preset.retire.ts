import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { findOne } from '../find.ts'
import { Preset, preset } from '../preset.ts'
import { presetShown, refuseShown } from '../preset-shown.ts'

export const retirePreset = command({
  name: 'preset.retire',
  summary: 'Retire a preset; its addresses answer no more, so that pages which name them lose their pictures',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    reason: z.string().trim().min(3).max(400),
    ifVersion: z.number().int().optional(),
  }),
  output: Preset,
  roles: keepers,
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, preset, id)
    return found && { found, shown: await presetShown(read, found, now) }
  },
  decide: (facts, { id, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('preset', id, 'id or key')
    const { found, shown } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const no = refuseShown(found, shown)
    if (no) return no
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(preset, retired)], journal: [happened('preset.retired', { preset: found.id }, { key: found.key }, reason)] }
  },
})
