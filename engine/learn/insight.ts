import { z } from 'zod'
import { type Learned, LearnedEffect } from './learned.ts'
import { percent } from './signal.ts'
import { noFigure } from './no-figure.ts'
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

/** A component or a tag of which nothing can be claimed, with the reason. */
export const Unknown = Insight.pick({
  about: true,
  placement: true,
  slot: true,
  audience: true,
  id: true,
  title: true,
  exposures: true,
  conversions: true,
  event: true,
}).extend({ gathering: LearnedEffect.shape.gathering, because: z.string() })
export type Unknown = z.infer<typeof Unknown>

/** What claims are told with. */
export interface Telling {
  title(component: string): string
  audienceNamed(key: string): string
  eventAt(placement: string): LearnedEvent
}

/** Claims by certainty × size, then what nothing can be claimed of, the nearest to a claim first. */
export const insightsOf = (learned: readonly Learned[], telling: Telling): { items: Insight[]; unknown: Unknown[] } => {
  const all = learned.flatMap(({ effects, tags, ...where }) => [...effects, ...tags].map((effect) => ({ effect, where })))
  const items = all.flatMap(({ effect, where }) => claimOf(effect, where, telling))
  const claimed = new Set(items.map(keyOf))
  const unknown = all.flatMap(({ effect, where }) => unknownOf(effect, where, telling)).filter((one) => !claimed.has(keyOf(one)))
  return {
    items: items.sort((a, b) => weight(b) - weight(a)),
    unknown: onceEach(unknown).sort((a, b) => gathered(b) - gathered(a) || b.exposures - a.exposures),
  }
}

/** The counts of a placement serve all its campaigns: what they lack is lacking once, as it was counted last. */
const onceEach = (unknown: readonly Unknown[]): Unknown[] => [
  ...new Map(unknown.toSorted((a, b) => a.exposures - b.exposures).map((one) => [keyOf(one), one])).values(),
]

/** What waits for nothing comes to no figure by itself: it stands behind. */
const gathered = ({ gathering }: Unknown): number => gathering?.conversions ?? -1

type Where = Omit<Learned, 'effects' | 'tags'>

const keyOf = ({ placement, about, slot, audience, id }: Pick<Insight, 'placement' | 'about' | 'slot' | 'audience' | 'id'>): string =>
  JSON.stringify([placement, about, slot, audience, id])

const aboutOf = ({ slot, component, tag, audience, exposures, conversions }: LearnedEffect, { placement }: Where, telling: Telling) => {
  const id = component ?? tag ?? ''
  return {
    about: component === undefined ? ('tag' as const) : ('component' as const),
    placement,
    ...(slot !== undefined && { slot }),
    ...(audience !== undefined && { audience }),
    id,
    title: component === undefined ? id : telling.title(id),
    exposures,
    conversions,
    event: telling.eventAt(placement),
  }
}

const claimOf = (learned: LearnedEffect, where: Where, telling: Telling): Insight[] => {
  const { effect, interval } = learned
  if (effect === undefined || !interval) return []
  const { campaign, snapshot, at } = where
  const of = aboutOf(learned, where, telling)
  const named = of.about === 'tag' ? `What bears “${of.id}”` : `“${of.title}”`
  const whom = of.audience === undefined ? named : `Among ${telling.audienceNamed(of.audience)}, ${named}`
  const sure = isSure(interval)
  return [{ ...of, campaign, statement: statementOf(whom, effect, interval, sure, of.event), effect, interval, sure, snapshot, at }]
}

const unknownOf = (learned: LearnedEffect, where: Where, telling: Telling): Unknown[] => {
  const of = aboutOf(learned, where, telling)
  const because = noFigure(learned, of.event)
  return because === undefined ? [] : [{ ...of, because, ...(learned.gathering && of.exposures > 0 && { gathering: learned.gathering }) }]
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
