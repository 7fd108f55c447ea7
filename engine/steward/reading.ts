import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { Against, type Behind, Figure, type Measure, Part, Reading, Unit, type Window } from './measure.ts'
import type { Clocks } from './service-level.ts'

export const ClockKind = z.enum(['working', 'calendar'])
export type ClockKind = z.infer<typeof ClockKind>

/** Which stretch of time is asked about, and by which clock. */
export const Period = z.strictObject({
  days: z.number().int().min(1).max(91).default(7).describe('of the window, which ends now'),
  clock: ClockKind.default('working'),
})

export const Week = z.object({
  to: z.iso.datetime(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.number().int(),
  of: z.number().int().optional().describe('what they are held against'),
})

/** A measure as it is shown: what it is, what it comes to now, and whether that got better. */
export const MeasureLine = z.object({
  name: z.string(),
  title: z.string(),
  says: z.string(),
  question: z.string(),
  unit: Unit,
  better: z.enum(['lower', 'higher']),
  formula: z.string(),
  method: z.string(),
  counts: z.string().describe('what n counts'),
  against: Against.optional().describe('what `of` counts, where n is no part of it; absent: the same as n'),
  counter: z.string().describe('name of the measure that would pay if this one were bought: look at both'),
  verbs: z.array(z.string()).describe('what is read from the journal'),
  reading: Reading,
  parts: z.array(Part).describe('such as the five of responsiveness'),
  otherClock: z.object({ clock: ClockKind, figure: Figure }).optional().describe('the same by the other clock, for durations'),
  before: Figure.describe('of the window before'),
  change: z.number().optional().describe('now less before; absent where one of them is not known'),
  target: z.object({ value: z.number(), met: z.boolean().optional().describe('absent while there is no figure') }).optional(),
  weeks: z.array(Week).length(12).describe('oldest first; windows of the same length, a week apart'),
})
export type MeasureLine = z.infer<typeof MeasureLine>

export interface Asked {
  now: number
  days: number
  clock: ClockKind
  clocks: Clocks
  target?: number | undefined
}

const day = 86_400_000
const weekCount = 12

export const windowTo = (to: number, days: number): Window => ({ from: to - days * day, to })

/** A window as the faces say it. */
export const SaidWindow = z.object({ from: z.iso.datetime(), to: z.iso.datetime(), days: z.number().int() })
export const sayWindow = ({ from, to }: Window): z.infer<typeof SaidWindow> => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  days: Math.round((to - from) / day),
})

const isDuration = ({ unit }: Measure): boolean => unit === 'ms'

/** Everything that is said of one measure. */
export const lineOf = (record: Measure, state: unknown, asked: Asked): MeasureLine => {
  const { now, days, clock: kind, clocks, target } = asked
  const from = record.prepare(state)
  const read = (to: number, clock: Clock = clocks[kind]) => record.read(from, { window: windowTo(to, days), clock })
  const reading = read(now)
  const before = read(now - days * day).figure
  const other = kind === 'working' ? 'calendar' : 'working'
  const { name, title, says, question, unit, better, formula, method, counts, against, counter, verbs } = record
  return {
    name,
    title,
    says,
    question,
    unit,
    better,
    formula,
    method,
    counts,
    ...(against && { against }),
    counter,
    verbs: [...verbs],
    reading,
    parts: record.parts?.(from, { window: windowTo(now, days), clock: clocks[kind] }) ?? [],
    ...(isDuration(record) && { otherClock: { clock: other, figure: read(now, clocks[other]).figure } }),
    before,
    ...(reading.figure.known && before.known && { change: reading.figure.value - before.value }),
    ...(target !== undefined && { target: aimed(record, reading.figure, target) }),
    weeks: Array.from({ length: weekCount }, (_, index) => {
      const to = now - (weekCount - 1 - index) * 7 * day
      const { figure, n, of } = to === now ? reading : read(to)
      return {
        to: new Date(to).toISOString(),
        n,
        ...(of !== undefined && { of }),
        ...(figure.known && { value: figure.value, low: figure.low, ...(figure.high !== undefined && { high: figure.high }) }),
      }
    }),
  }
}

const aimed = ({ better }: Measure, figure: Figure, value: number) => ({
  value,
  ...(figure.known && { met: better === 'lower' ? figure.value <= value : figure.value >= value }),
})

/** What lies behind a figure, newest first; ties by id. */
export const behindIn = (record: Measure, state: unknown, { now, days, clock, clocks }: Asked): Behind[] =>
  record.behind(record.prepare(state), { window: windowTo(now, days), clock: clocks[clock] }).sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
