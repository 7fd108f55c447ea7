import { z } from 'zod'
import { component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Insight, insightsOf } from '../insight.ts'
import { learnedNow } from '../learned.ts'

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
    return { learned, components: ids.length === 0 ? [] : await read.all(component, { id: ids }) }
  },
  answer: ({ learned, components }, { limit }) => {
    const titles = new Map(components.map((one) => [one.id, titleOf(one, 'en')]))
    const { items, gathering } = insightsOf(learned, (id) => titles.get(id) ?? id)
    return { items: items.slice(0, limit), gathering }
  },
})
