import { z } from 'zod'
import { audience } from '../../audience/audience.ts'
import { component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { placement as placements } from '../../decide/placement.ts'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Insight, insightsOf } from '../insight.ts'
import { learnedNow } from '../learned.ts'
import { learnedFrom } from '../tally.ts'

export const listInsights = query({
  name: 'insight.list',
  summary: 'List what works and how sure we are, by component and by tag, the surest and largest first',
  input: z.strictObject({ placement: z.string().optional(), limit: z.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(Insight), gathering: z.number().int().describe('components and tags that have too few conversions yet') }),
  roles: everyone,
  example: {},
  load: async (read, { placement }) => {
    const learned = await read.ask(learnedNow, { placement })
    const ids = [...new Set(learned.flatMap(({ effects }) => effects.flatMap((effect) => effect.component ?? [])))]
    const apart = learned.some(({ effects }) => effects.some((effect) => effect.audience !== undefined))
    return {
      learned,
      components: ids.length === 0 ? [] : await read.all(component, { id: ids }),
      audiences: apart ? await read.all(audience) : [],
      spots: await read.all(placements, { key: [...new Set(learned.map((one) => one.placement))] }),
    }
  },
  answer: ({ learned, components, audiences, spots }, { limit }) => {
    const titles = new Map(components.map((one) => [one.id, titleOf(one, 'en')]))
    const names = new Map(audiences.map(({ key, name }) => [key, name]))
    const events = new Map(spots.map(({ key, goal }) => [key, learnedFrom(goal.metric)]))
    const { items, gathering } = insightsOf(learned, {
      title: (id) => titles.get(id) ?? id,
      audienceNamed: (key) => names.get(key) ?? key,
      eventAt: (key) => events.get(key) ?? 'conversion',
    })
    return { items: items.slice(0, limit), gathering }
  },
})
