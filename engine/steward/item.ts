import { z } from 'zod'
import { Step } from '../approve/route.ts'
import type { Stage } from './stage.ts'

/** Why something waits. Each minute of an item has one cause. */
export const causes = ['approval', 'missingInput', 'handOff', 'capacity'] as const
export type Cause = (typeof causes)[number]

/** Where an item stands, and what it waits for there; without a cause somebody works on it. */
export interface Place {
  stage: Stage
  waits?: Cause
  /** Of an approval route: what the step looks at, who may say yes, and within how many working hours. */
  step?: string
  role?: string
  withinHours?: number
  team?: string
}

export interface Standing extends Place {
  since: number
}

/** A standing that is over. */
export interface Stretch extends Standing {
  until: number
}

/**
 * onset: when what a signal noticed began; tested: when what it is about was first live; raised; answered; lapsed: it held no longer, and nobody answered it; withdrawn: what it rested on is gone; applied: what it taught was
 * shown again.  committed: a brief was taken on.  taken: the first work on it was done.
 * checked: the last preflight that let something pass.  granted: the last yes.  live: first shown.  closed: over, live or not.
 */
export type Mark =
  | 'onset'
  | 'tested'
  | 'raised'
  | 'answered'
  | 'lapsed'
  | 'withdrawn'
  | 'applied'
  | 'proposed'
  | 'committed'
  | 'taken'
  | 'checked'
  | 'granted'
  | 'live'
  | 'closed'

/** One step from team to team: when the second began, how long it had lain since the first left off, and whether it went back to where it came from. */
export interface HandOff {
  at: number
  waited: number
  back: boolean
}

/** A judgement that content passed or not: the first preflight, or the verdict that ended an approval. */
export interface Judgement {
  at: number
  passed: boolean
}

/** A step of an approval route, as it was asked for. */
export const RouteStep = Step.pick({ label: true, role: true })
  .extend({ withinHours: z.number().positive(), clock: z.literal('working').optional() })
  .strip()
  // Before steps were counted by the working clock they said calendar hours, of which a day has three times as many.
  .transform(({ clock, withinHours, ...step }) => ({ ...step, withinHours: clock === 'working' ? withinHours : withinHours / 3 }))
export type RouteStep = z.infer<typeof RouteStep>

/**
 * One thing on its way round the loop: a signal until it is answered, a brief until content is made for it, and then each family
 * (or whatever else asks for approval) until it is live. Times are ms UTC.
 */
export interface Item {
  id: string
  /** signal, brief, family, or another kind that approval is asked for */
  type: string
  began: number
  /** The brief that it belongs to. */
  brief?: string
  /** Briefs or families that answer this signal. */
  leads?: string[]
  /** Signals that this answers. */
  answers?: string[]
  /** A signal that is good news: nobody has to answer it. */
  news?: true
  /** Absent: over, or carried on by the families of the brief. */
  standing?: Standing
  stretches: Stretch[]
  marks: Partial<Record<Mark, number>>
  /** Of a brief: what was made for it, and each time that one of these went live. */
  made?: string[]
  lives?: { at: number; by: string }[]
  /** This brief is where its families are. */
  carried?: boolean
  ended?: number
  lastTeam?: { id: string; at: number; before?: string }
  handOffs: HandOff[]
  /** The first, with how many of its variants passed. */
  preflight?: Judgement & { variants: [passed: number, all: number] }
  verdicts: Judgement[]
  releases: number[]
  /** Taken back after it had its yes or was live. */
  faults: number[]
  /** Steps of its approval route, as asked for. */
  route?: RouteStep[]
}

export const newItem = (id: string, type: string, at: number): Item => ({
  id,
  type,
  began: at,
  stretches: [],
  marks: {},
  handOffs: [],
  verdicts: [],
  releases: [],
  faults: [],
})

/** Whether what was live then can answer a signal: what was live before it was raised answers something else. */
export const canAnswer = (signal: Item, live: number): boolean => live >= signal.began

/** Ends where it stands; a stretch of no length leaves no trace. */
export const leave = (item: Item, at: number): void => {
  const { standing } = item
  if (!standing) return
  if (at > standing.since) item.stretches.push({ ...standing, until: at })
  delete item.standing
}

export const enter = (item: Item, place: Place, at: number): void => {
  const { standing } = item
  // The same place once more is no new wait.
  if (standing && standing.stage === place.stage && standing.waits === place.waits && standing.step === place.step) return
  leave(item, at)
  item.standing = { ...place, since: at }
}

export const end = (item: Item, at: number): void => {
  leave(item, at)
  item.ended = at
}

/** Where an item stood between two moments, what it stands at now included, clipped to them. */
export const stretchesIn = (item: Item, from: number, to: number): Stretch[] => {
  // Most of what is asked about was over long before.
  if (!item.standing && (item.stretches.at(-1)?.until ?? from) <= from) return []
  const all = item.standing ? [...item.stretches, { ...item.standing, until: Math.max(to, item.standing.since) }] : item.stretches
  return all.flatMap((stretch) => {
    const [since, until] = [Math.max(stretch.since, from), Math.min(stretch.until, to)]
    return until > since ? [{ ...stretch, since, until }] : []
  })
}
