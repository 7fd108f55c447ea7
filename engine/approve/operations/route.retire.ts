import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Route, route } from '../route.ts'

export const retireRoute = command({
  name: 'route.retire',
  summary: 'Retire an approval route; what it decided before stays decided',
  input: z.strictObject({ key: Route.shape.key, reason: z.string().trim().min(3).max(400).optional(), ifVersion: z.number().int().optional() }),
  output: Route,
  roles: ['owner', 'complianceReviewer'],
  destructive: true,
  load: async (read, { key }) => (await read.list(route, { key }, { limit: 1 })).items[0],
  decide: (found, input) => {
    if (!found) return refuseUnknown('route', input.key, 'key', 'key')
    const stale = staleness(found, input.ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', `“${found.name}” is retired already.`)
    const retired = amend(found, { state: 'retired' as const })
    return {
      answer: retired,
      save: [put(route, retired)],
      journal: [happened('route.retired', { route: found.id }, { key: found.key }, input.reason)],
    }
  },
})
