import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { counted } from '../../kernel/counted.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { kindInWords } from '../component-kind.ts'
import { DeclaredKind, declaredKind } from '../declared-kind.ts'
import { refuseKind } from '../refuse-kind.ts'
import { takesKind } from '../slot-kinds.ts'
import { template } from '../template.ts'

export const retireKind = command({
  name: 'kind.retire',
  summary: 'Retire a declared kind that no template takes any more; components of it stay, and no more are made',
  input: z.strictObject({
    name: DeclaredKind.shape.name,
    reason: z.string().trim().min(3).max(400),
    ifVersion: z.number().int().optional(),
  }),
  output: DeclaredKind,
  roles: keepers,
  destructive: true,
  load: async (read, { name }) => ({
    found: (await read.all(declaredKind, { name, state: 'current' }))[0],
    takers: (await read.all(template, { state: 'current' })).filter(({ slots }) => slots.some((slot) => takesKind(slot, name))),
  }),
  decide: ({ found, takers }, { name, reason, ifVersion }) => {
    if (!found) return refuseKind(name)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (takers.length > 0) {
      return refuse('inUse', `${counted(takers.length, 'template')} ${takers.length === 1 ? 'takes' : 'take'} ${kindInWords(name)}.`, {
        where: takers.slice(0, 20).map(({ key, name: called }) => ({ path: key, problem: called })),
        remedy: 'Take its slots out of these templates first.',
      })
    }
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(declaredKind, retired)], journal: [happened('kind.retired', { kind: found.id }, { name }, reason)] }
  },
})
