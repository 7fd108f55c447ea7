import { z } from 'zod'
import type { Learned } from './learned.ts'
import { percent } from './signal.ts'
import { isSure } from './sure.ts'
import { LearnedEvent } from './tally.ts'

/** A claim about a component or a tag, with its interval and how often it was seen. */
export const Insight = z.object({
  about: z.enum(['component', 'tag']),
  placement: z.string(),
  campaign: z.string(),
  slot: z.string().optional(),
  audience: z.string().optional().describe('for whom it is so, where that is learned apart; absent: for everybody'),
  id: z.string().describe('of the component, or the tag'),
  title: z.string(),
  statement: z.string(),
  effect: z.number().describe('relative: 0.12 is a rate that is 12 % higher'),
  interval: z.tuple([z.number(), z.number()]).describe('95 %, of the posterior; may be looked at at any time'),
  sure: z.boolean().describe('true when the interval leaves nought out, as it is told'),
  exposures: z.number().int(),
  conversions: z.number().int(),
  event: LearnedEvent.describe('what is counted as a conversion: the event of the placement’s goal'),
  snapshot: z.string(),
  at: z.iso.datetime(),
})
export type Insight = z.infer<typeof Insight>

/** What claims are told with. */
export interface Telling {
  title(component: string): string
  audienceNamed(key: string): string
  eventAt(placement: string): LearnedEvent
}

/** Claims by certainty × size; what is still gathering is only counted. */
export const insightsOf = (learned: readonly Learned[], { title, audienceNamed, eventAt }: Telling): { items: Insight[]; gathering: number } => {
  const all = learned.flatMap(({ effects, tags, ...where }) => [...effects, ...tags].map((effect) => ({ ...effect, where })))
  const items = all.flatMap(({ where, slot, component, tag, audience, effect, interval, exposures, conversions }): Insight[] => {
    if (effect === undefined || !interval) return []
    const id = component ?? tag ?? ''
    const named = component === undefined ? `What bears “${id}”` : `“${title(id)}”`
    const sure = isSure(interval)
    const { placement, campaign, snapshot, at } = where
    return [
      {
        about: component === undefined ? 'tag' : 'component',
        placement,
        campaign,
        ...(slot !== undefined && { slot }),
        ...(audience !== undefined && { audience }),
        id,
        title: component === undefined ? id : title(id),
        statement: statementOf(
          audience === undefined ? named : `Among ${audienceNamed(audience)}, ${named}`,
          effect,
          interval,
          sure,
          eventAt(placement),
        ),
        effect,
        interval,
        sure,
        exposures,
        conversions,
        event: eventAt(placement),
        snapshot,
        at,
      },
    ]
  })
  return { items: items.sort((a, b) => weight(b) - weight(a)), gathering: all.filter(({ gathering }) => gathering !== undefined).length }
}

/** How far the nearer end of the interval lies from nought, then the effect itself. */
const weight = ({ interval: [low, high], sure, effect }: Insight): number =>
  sure ? 1_000 + Math.min(Math.abs(low), Math.abs(high)) : Math.abs(effect)

const statementOf = (named: string, effect: number, [low, high]: readonly [number, number], sure: boolean, event: LearnedEvent): string => {
  const range = `(${percent(low)} to ${percent(high)})`
  const between = `cannot tell, between ${percent(low)} and ${percent(high)}.`
  const harm = harms[event]
  const [much, way] = [percent(Math.abs(effect)), effect > 0 ? 'more' : harm ? 'fewer' : 'less']
  const does = harm ? 'bring' : 'do'
  const what = harm ? ` ${harm}` : ''
  if (!sure) return Math.abs(effect) < least ? `${named}: ${between}` : `${named} seems to ${does} ${much} ${way}${what} than the others; ${between}`
  return `${named} surely ${does === 'do' ? 'does' : 'brings'} ${way}${what} than the others: ${much} ${range}.`
}

const harms: Partial<Record<LearnedEvent, string>> = { unsubscribe: 'unsubscribes', complaint: 'complaints', bounce: 'bounces', return: 'returns' }

/** Below it an effect is told as none. */
const least = 0.0005
