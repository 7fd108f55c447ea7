import { z } from 'zod'
import { counted } from '../../kernel/counted.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'
import { Template, template } from '../template.ts'

export const retireTemplate = command({
  name: 'template.retire',
  summary: 'Retire a template that no family uses any more; what is live goes on as it was released',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Template,
  roles: keepers,
  destructive: true,
  load: async (read, { id }) => {
    const found = await findOne(read, template, id)
    return found && { found, families: await read.ask(familiesUsing, { template: found.id }) }
  },
  decide: (facts, { id, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('template', id, 'id or key')
    const { found, families } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    if (families.length > 0) {
      return refuse('inUse', `${counted(families.length, 'family uses', 'families use')} it.`, {
        where: families.slice(0, 20).map(({ key, name }) => ({ path: key, problem: name })),
        remedy: 'Retire these families first, or compose them anew from another template.',
        facts: { families: families.map((one) => one.id) },
      })
    }
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(template, retired)], journal: [happened('template.retired', { template: found.id }, {}, reason)] }
  },
})
