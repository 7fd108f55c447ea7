import { z } from 'zod'
import { audience } from '../../audience/audience.ts'
import { component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { Campaign, campaign } from '../../decide/campaign.ts'
import { placement as placements } from '../../decide/placement.ts'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { Insight, insightsOf, Unknown } from '../insight.ts'
import { Learned, learnedNow } from '../learned.ts'
import { learnedFrom } from '../tally.ts'

export const listInsights = query({
  name: 'insight.list',
  summary: 'List what works and how sure we are, by component and by tag, the surest and largest first',
  input: z.strictObject({ placement: z.string().optional(), limit: z.number().int().min(1).max(200).default(50) }),
  output: z.object({
    items: z.array(Insight),
    unknown: z.array(Unknown).describe('components and tags of which nothing can be told, with the reason; the nearest to a figure first'),
    gathering: z.number().int().describe('components and tags that have too few conversions yet'),
    upTo: z
      .array(Learned.pick({ placement: true, campaign: true, at: true, trials: true, successes: true }))
      .describe('by placement and campaign, the counts that all of this rests on'),
    campaigns: z.array(Campaign.pick({ id: true, name: true })).describe('those that it speaks of, by name'),
  }),
  roles: everyone,
  example: {},
  load: async (read, { placement }, { engine: here }) => {
    const learned = await read.ask(learnedNow, { placement })
    const ids = [...new Set(learned.flatMap(({ effects }) => effects.flatMap((effect) => effect.component ?? [])))]
    const apart = learned.some(({ effects }) => effects.some((effect) => effect.audience !== undefined))
    return {
      learned,
      components: ids.length === 0 ? [] : await read.all(component, { id: ids }),
      audiences: apart ? await read.all(audience) : [],
      campaigns: await read.many(campaign, new Set(learned.map((one) => one.campaign))),
      locale: (await read.get(engine, here))?.locale,
      spots: await read.all(placements, { key: [...new Set(learned.map((one) => one.placement))] }),
    }
  },
  answer: ({ learned, components, audiences, campaigns, spots, locale }, { limit }) => {
    const titles = new Map(components.map((one) => [one.id, titleOf(one, locale)]))
    const names = new Map(audiences.map(({ key, name }) => [key, name]))
    const events = new Map(spots.map(({ key, goal }) => [key, learnedFrom(goal.metric)]))
    const { items, unknown } = insightsOf(learned, {
      title: (id) => titles.get(id) ?? id,
      audienceNamed: (key) => names.get(key) ?? key,
      eventAt: (key) => events.get(key) ?? 'conversion',
    })
    return {
      items: items.slice(0, limit),
      unknown: unknown.slice(0, limit),
      gathering: unknown.filter((one) => one.gathering).length,
      upTo: learned.map(({ placement, campaign, at, trials, successes }) => ({ placement, campaign, at, trials, successes })),
      campaigns: campaigns.map(({ id, name }) => ({ id, name })),
    }
  },
})
