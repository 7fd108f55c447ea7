import { z } from 'zod'
import { alikeComponents, soughtIn, worthTelling } from '../../create/alike.ts'
import { Asset } from '../../create/asset.ts'
import { Component } from '../../create/component.ts'
import { concept } from '../../create/concept.ts'
import { placement } from '../../decide/placement.ts'
import { shownNow } from '../../decide/shown-now.ts'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Insight } from '../insight.ts'
import { type Learned, learnedNow } from '../learned.ts'

const Place = z.object({ key: z.string(), name: z.string() })

const Effect = Insight.pick({ effect: true, interval: true, exposures: true }).extend({ placement: Place })

const Found = z.object({
  component: Component,
  shares: z.array(z.string()).describe('the words that it says, or whose concept it bears; the rarest first'),
  picture: Asset.optional().describe('what it shows, where it is a picture'),
  effect: Effect.optional().describe('where it was seen most, for everybody; absent while too few conversions came'),
  live: z.array(Place).describe('placements where it is shown now'),
})

export const findComponents = query({
  name: 'component.find',
  summary: 'Find components that say something alike, by words, tags and pictures in any locale, with what they did and where they are live',
  input: z.strictObject({
    words: z.string().max(2_000).describe('a title, or any sentence'),
    limit: z.number().int().min(1).max(50).default(12),
  }),
  output: z.object({ items: z.array(Found).describe('what shares most and rarest words first') }),
  roles: everyone,
  example: { words: 'A rain headline for the home hero' },
  load: async (read, { words, limit }, { now }) => {
    const sought = soughtIn(words, await read.all(concept, { state: 'current' }))
    const found = sought.length === 0 ? [] : worthTelling(await read.ask(alikeComponents, { sought, limit }))
    if (found.length === 0) return { found, live: [], learned: [], places: [] }
    return {
      found,
      live: await read.ask(shownNow, { components: found.map(({ component }) => component.id), now }),
      learned: await read.ask(learnedNow, {}),
      places: await read.all(placement),
    }
  },
  answer: ({ found, live, learned, places }) => {
    const placeOf = (key: string) => ({ key, name: places.find((one) => one.key === key)?.name ?? key })
    return {
      items: found.map(({ component, picture, shares }) => {
        const effect = mostSeen(learned, component.id)
        return {
          component,
          shares,
          ...(picture && { picture }),
          ...(effect && { effect: { ...effect, placement: placeOf(effect.placement) } }),
          live: live.filter((one) => one.component === component.id).map((one) => placeOf(one.placement)),
        }
      }),
    }
  },
})

/** Of several places that know its effect the one that has seen it most. */
const mostSeen = (learned: readonly Learned[], id: string) =>
  learned
    .flatMap(({ placement: at, effects }) =>
      effects.flatMap(({ component, audience, effect, interval, exposures }) =>
        component === id && audience === undefined && effect !== undefined && interval ? [{ placement: at, effect, interval, exposures }] : [],
      ),
    )
    .sort((a, b) => b.exposures - a.exposures)[0]
