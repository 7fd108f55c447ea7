import type { Clock } from '../kernel/clock.ts'
import { type Cause, causes, type Item, type Standing, stretchesIn } from './item.ts'
import type { Window } from './measure.ts'
import type { Stage } from './stage.ts'

/** Waiting at one stage for one cause (and, of an approval, at one step). */
export interface Held {
  cause: Cause
  stage: Stage
  step?: string
  role?: string
  /** Time that items waited there within the window, added up. */
  ms: number
  /** Items that waited there, and how many of them still do. */
  items: number
  now: number
  /** since when the oldest of those that still do has waited */
  oldest?: number
}

/** What the way of working costs. Two figures that are never summed: elapsed waiting, and hours of extra work. */
export interface Drag {
  waiting: { ms: number; causes: { cause: Cause; ms: number }[]; held: Held[] }
  extraWork: { known: false; because: string }
}

/**
 * Waiting in a window, by cause: each minute of an item has one, so the causes add up to the whole. Largest first.
 * Hours of rework or re-entry are known only where somebody recorded them, which nothing here does yet.
 */
export const dragIn = (items: Iterable<Item>, window: Window, clock: Clock): Drag => {
  const held = new Map<string, Held>()
  for (const item of items) addWaits(held, item, window, clock)
  const all = [...held.values()].sort((a, b) => b.ms - a.ms || b.now - a.now)
  const sum = (of: readonly Held[]) => of.reduce((total, { ms }) => total + ms, 0)
  return {
    waiting: {
      ms: sum(all),
      causes: causes.map((cause) => ({ cause, ms: sum(all.filter((place) => place.cause === cause)) })).sort((a, b) => b.ms - a.ms),
      held: all,
    },
    extraWork: { known: false, because: 'no hours of rework or re-entry were recorded' },
  }
}

/** One item that waited at a place within a window. */
export interface Wait {
  item: Item
  /** How long within the window. */
  ms: number
  /** When it began to wait there: the wait that it stands in, or the first of the window. */
  since: number
  /** It still waits. */
  standing?: Standing
}

export type WaitingPlace = Pick<Held, 'cause' | 'stage' | 'step'>

const isAt = ({ cause, stage, step }: WaitingPlace, at: Standing): boolean => at.waits === cause && at.stage === stage && at.step === step

/** The items behind one place of the drag: what still waits first, then the longest; ties by id. Their time adds up to that of the place. */
export const waitsAt = (items: Iterable<Item>, place: WaitingPlace, { from, to }: Window, clock: Clock): Wait[] => {
  const waits: Wait[] = []
  for (const item of items) {
    const stretches = stretchesIn(item, from, to).filter((stretch) => isAt(place, stretch))
    const standing = item.standing && isAt(place, item.standing) && item.standing.since < to ? item.standing : undefined
    const since = standing?.since ?? stretches[0]?.since
    if (since === undefined) continue
    const ms = stretches.reduce((sum, stretch) => sum + clock(stretch.since, stretch.until), 0)
    waits.push({ item, ms, since, ...(standing && { standing }) })
  }
  return waits.sort((a, b) => Number(b.standing !== undefined) - Number(a.standing !== undefined) || b.ms - a.ms || (a.item.id < b.item.id ? -1 : 1))
}

const addWaits = (held: Map<string, Held>, item: Item, { from, to }: Window, clock: Clock): void => {
  const seen = new Set<Held>()
  for (const stretch of stretchesIn(item, from, to)) {
    if (!stretch.waits) continue
    const place = placeFor(held, stretch, stretch.waits)
    place.ms += clock(stretch.since, stretch.until)
    if (!seen.has(place)) place.items++
    seen.add(place)
  }
  const { standing } = item
  if (!standing?.waits || standing.since >= to) return
  const place = placeFor(held, standing, standing.waits)
  place.now++
  place.oldest = Math.min(place.oldest ?? standing.since, standing.since)
}

const placeFor = (held: Map<string, Held>, { stage, step, role }: Standing, cause: Cause): Held => {
  const key = `${cause} ${stage} ${step ?? ''}`
  const known = held.get(key)
  if (known) return known
  const place: Held = { cause, stage, ...(step !== undefined && { step }), ...(role !== undefined && { role }), ms: 0, items: 0, now: 0 }
  held.set(key, place)
  return place
}
