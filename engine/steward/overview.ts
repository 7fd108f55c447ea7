import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Engine } from '../people/engine.ts'
import { smallestMeasuredTeam, type Team } from '../people/team.ts'
import { passagesIn } from './between.ts'
import { calendar, clockSentence, workingClock } from '../kernel/clock.ts'
import { dragIn, type Held } from './drag.ts'
import { type Folded, stateOf } from './fold.ts'
import { causes, type Item } from './item.ts'
import { itemsFold } from './items.ts'
import type { LiveRates } from './live-rates.ts'
import { isIn, type Window } from './measure.ts'
import { measures } from './measures/index.ts'
import { responsiveness } from './measures/responsiveness.ts'
import { queuesNow } from './queue.ts'
import { type ClockKind, lineOf, MeasureLine, SaidWindow, sayWindow, windowTo } from './reading.ts'
import { sayHeld } from './remedy.ts'
import { runsFold, runsSince } from './runs.ts'
import type { Clocks } from './service-level.ts'
import { Stage } from './stage.ts'
import { Stamp, stampsOf } from './stamp.ts'
import { Station, type StationFacts, stationsOf } from './station.ts'
import type { Target } from './target.ts'
import { heldBy, titleOf } from './title.ts'

export const HeldLine = z.object({
  cause: z.enum(causes),
  stage: Stage,
  step: z.string().optional(),
  title: z.string(),
  sentence: z.string(),
  ms: z.number().describe('waited there within the window, all items added up'),
  items: z.number().int(),
  now: z.number().int().describe('of them, still waiting'),
  oldest: z.iso.datetime().optional(),
  remedy: z
    .object({ sentence: z.string(), stage: Stage.describe('whose queue it opens') })
    .optional()
    .describe('absent where nothing waits now'),
})

export type HeldLine = z.infer<typeof HeldLine>

export const Waiting = z.object({
  ms: z.number().describe('elapsed, all items added up; never summed with extra work'),
  causes: z.array(z.object({ cause: z.enum(causes), ms: z.number() })).describe('each minute has one; largest first; they add up'),
  held: z.array(HeldLine).describe('by place, largest first'),
})
export const ExtraWork = z.object({ known: z.literal(false), because: z.string() })

export const Overview = z.object({
  title: z.string().max(100),
  stamps: z.array(Stamp),
  window: SaidWindow,
  clock: z.object({ kind: z.enum(['working', 'calendar']), sentence: z.string(), timeZone: z.string() }),
  heldBy: Stage.optional(),
  stations: z.array(Station).length(9),
  measures: z.array(MeasureLine).describe('responsiveness first; its parts are the ribbon'),
  waiting: Waiting,
  extraWork: ExtraWork,
  journal: z.object({ seq: z.number().int() }).describe('newest entry that all of this rests on'),
})
export type Overview = z.infer<typeof Overview>

export interface OverviewFacts {
  engine: Engine
  folded: Folded
  rates: LiveRates
  teams: readonly Team[]
  targets: readonly Target[]
  briefs: StationFacts['briefs']
  placements: number
  campaigns: number
  /** How many people may say yes for a role. */
  readers(role: string): number
}

export const clocksOf = (timeZone: string): Clocks => ({ calendar, working: workingClock(timeZone) })

/** Midnight in the engine’s time zone. */
export const midnight = (now: Date, timeZone: string): DateTime => DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')

/** Does the loop turn, and what holds it back? Everything that the screen of that name shows, from one state of the journal. */
export const overviewOf = (facts: OverviewFacts, { days, clock }: { days: number; clock: ClockKind }, at: Date): Overview => {
  const { engine, folded, targets } = facts
  const now = at.getTime()
  const window = windowTo(now, days)
  const clocks = clocksOf(engine.timeZone)
  const stations = stationsOf(stationFacts(facts, window, clocks, clock))
  const lines = measures.map((record) =>
    lineOf(record, stateOf(folded, record.fold), { now, days, clock, clocks, target: targets.find(({ measure }) => measure === record.name)?.value }),
  )
  const response = lines.find(({ name }) => name === responsiveness.name)
  if (!response) throw new Error('responsiveness is no measure any more')
  const { waiting, extraWork } = dragIn(Object.values(stateOf(folded, itemsFold).items), window, clocks[clock])
  const held = heldBy(stations)
  return {
    title: titleOf(stations, response.reading, clock),
    stamps: stampsOf(engine),
    window: sayWindow(window),
    clock: { kind: clock, sentence: clockSentence(clock, engine.timeZone), timeZone: engine.timeZone },
    ...(held && { heldBy: held.stage }),
    stations,
    measures: lines,
    waiting: { ...waiting, held: waiting.held.map((place) => heldLine(place, facts.readers)) },
    extraWork,
    journal: { seq: folded.seq },
  }
}

export const heldLine = (place: Held, readers: OverviewFacts['readers']): HeldLine => {
  const { cause, stage, step, ms, items, now, oldest } = place
  return {
    cause,
    stage,
    ms,
    items,
    now,
    ...sayHeld(place, readers),
    ...(step !== undefined && { step }),
    ...(oldest !== undefined && { oldest: new Date(oldest).toISOString() }),
  }
}

const stationFacts = (facts: OverviewFacts, window: Window, clocks: Clocks, clock: ClockKind): StationFacts => {
  const { engine, folded, rates, teams, briefs, placements, campaigns } = facts
  const state = stateOf(folded, itemsFold)
  const items = Object.values(state.items)
  const runs = stateOf(folded, runsFold)
  const now = window.to
  return {
    now,
    at: queuesNow(items, now, clocks),
    passages: passagesIn(items, window, clocks[clock]),
    rates,
    met: runs.last > 0 ? { ...state.met, flow: true } : state.met,
    briefs,
    variants: firstVariants(items, window),
    placements,
    campaigns,
    today: runsSince(runs, midnight(new Date(now), engine.timeZone).toMillis()),
    teamName: (id) => teams.find((team) => team.id === id && team.people >= smallestMeasuredTeam)?.name,
  }
}

const firstVariants = (items: readonly Item[], window: Window): [number, number] =>
  items.reduce<[number, number]>(
    ([passed, all], { preflight }) =>
      preflight && isIn(window, preflight.at) ? [passed + preflight.variants[0], all + preflight.variants[1]] : [passed, all],
    [0, 0],
  )
