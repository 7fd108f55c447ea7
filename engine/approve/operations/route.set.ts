import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Route, route } from '../route.ts'
import { compileWhen } from '../routing.ts'

/** Who is asked for a yes is set by those who answer for the engine and for its claims, never by who wants the yes. */
export const setRoute = command({
  name: 'route.set',
  summary: 'Set an approval route: for what it holds, and whose yes it asks for or why it passes',
  input: z.strictObject({
    key: Route.shape.key,
    name: Route.shape.name,
    order: Route.shape.order,
    when: Route.shape.when,
    because: Route.shape.because,
    passes: Route.shape.passes,
    steps: Route.shape.steps,
    ifVersion: z.number().int().optional(),
  }),
  output: Route,
  roles: ['owner', 'complianceReviewer'],
  example: {
    key: 'new-claims',
    name: 'New claims',
    order: 10,
    when: 'newClaims > 0',
    because: 'a claim must be true before it is seen',
    steps: [{ role: 'complianceReviewer', label: 'claims', withinHours: 8 }],
  },
  load: async (read, { key }) => (await read.list(route, { key }, { limit: 1 })).items[0],
  decide: (found, { ifVersion, ...set }, { newId }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    if (set.passes === set.steps.length > 0) {
      return refuse('invalidInput', set.passes ? 'A route that passes asks for nobody’s yes.' : 'A route needs a step, or it passes.', {
        where: [{ path: set.passes ? 'steps' : 'passes', problem: set.passes ? 'steps and a pass at once' : 'neither steps nor a pass' }],
        remedy: 'Give steps, or set passes and leave the steps out.',
      })
    }
    const compiled = compileWhen(set.when)
    if (isRefusal(compiled)) return compiled
    const saved: Route = found ? amend(found, { ...set, state: 'live' }) : { ...set, id: newId(route.prefix), version: 1, state: 'live' }
    const steps = saved.steps.map(({ role, label, withinHours }) => ({ role, label, withinHours }))
    return {
      answer: saved,
      save: [put(route, saved)],
      journal: [happened('route.set', { route: saved.id }, { key: saved.key, when: saved.when, passes: saved.passes, steps }, saved.because)],
    }
  },
})
