import { z } from 'zod'
import type { Component } from '../create/component.ts'
import type { LiveUse } from '../create/live-use.ts'
import { titleOf } from '../create/said.ts'
import type { Placement } from '../decide/placement.ts'
import type { Learned, LearnedEffect } from './learned.ts'
import { noFigure } from './no-figure.ts'
import { LearnedEvent, learnedFrom } from './tally.ts'

const count = z.number().int().nonnegative()
const Place = z.object({ key: z.string(), name: z.string() })

/** What a figure rests on: the counts of a placement as they were learned from last. */
const Rests = { exposures: count, conversions: count, event: LearnedEvent, snapshot: z.string(), at: z.iso.datetime() }

/** A placement where campaigns are live with it: what was counted there, which all of its campaigns share. */
export const ShownThere = z.object({ placement: Place, campaigns: z.array(z.object({ id: z.string(), name: z.string() })), ...Rests })
export type ShownThere = z.infer<typeof ShownThere>

/** What one component does at one placement, for everybody: an effect with its interval, or why there is none. */
export const DoesThere = z.object({
  component: z.string(),
  key: z.string(),
  title: z.string(),
  slot: z.string().optional(),
  placement: Place,
  ...Rests,
  effect: z.number().optional().describe('relative: 0.12 is a rate that is 12 % higher'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 %, of the posterior; may be looked at at any time'),
  because: z.string().optional().describe('why nothing is told of it'),
})
export type DoesThere = z.infer<typeof DoesThere>

const most = 100

interface Known {
  learned: readonly Learned[]
  places: readonly Placement[]
  locale: string | undefined
}

/** How components do wherever they were shown; of several campaigns at one placement, which share its counts, the one that counted last. What was seen most stands first. */
export const doesWhere = (components: readonly Component[], known: Known): DoesThere[] => {
  const parts = new Map(components.map((one) => [one.id, one]))
  const found = known.learned.flatMap((where) =>
    where.effects.flatMap((effect): DoesThere[] => {
      const part = effect.audience === undefined ? parts.get(effect.component ?? '') : undefined
      return part ? [lineOf(part, effect, where, known)] : []
    }),
  )
  const byPlace = new Map(
    found.toSorted((a, b) => a.exposures - b.exposures).map((one) => [`${one.component} ${one.placement.key} ${one.slot}`, one]),
  )
  return [...byPlace.values()].sort((a, b) => b.exposures - a.exposures).slice(0, most)
}

const lineOf = (part: Component, told: LearnedEffect, where: Learned, known: Known): DoesThere => {
  const { slot, exposures, conversions, effect, interval } = told
  const { event, place } = placeOf(where.placement, known)
  const because = noFigure(told, event)
  return {
    component: part.id,
    key: part.key,
    title: titleOf(part, known.locale),
    ...(slot !== undefined && { slot }),
    placement: place,
    exposures,
    conversions,
    event,
    snapshot: where.snapshot,
    at: where.at,
    ...(because === undefined && effect !== undefined && interval ? { effect, interval } : { because: because ?? 'nothing is learned of it yet' }),
  }
}

/** Placements where campaigns are live with something, and what was counted there; where nothing was yet there is no line. */
export const shownWhere = (live: readonly LiveUse[], known: Known): ShownThere[] =>
  [...new Set(live.flatMap(({ placements }) => placements))]
    .flatMap((key): ShownThere[] => {
      const here = live.filter(({ placements }) => placements.includes(key))
      const counted = known.learned.filter(({ placement, campaign }) => placement === key && here.some((one) => one.campaign === campaign))
      const latest = counted.toSorted((a, b) => b.at.localeCompare(a.at))[0]
      if (!latest) return []
      const { event, place } = placeOf(key, known)
      const campaigns = here.map(({ campaign: id, name }) => ({ id, name }))
      const { trials: exposures, successes: conversions, snapshot, at } = latest
      return [{ placement: place, campaigns, exposures, conversions, event, snapshot, at }]
    })
    .slice(0, most)

const placeOf = (key: string, { places }: Pick<Known, 'places'>): { place: z.infer<typeof Place>; event: LearnedEvent } => {
  const found = places.find((one) => one.key === key)
  return { place: { key, name: found?.name ?? key }, event: found ? learnedFrom(found.goal.metric) : 'conversion' }
}
