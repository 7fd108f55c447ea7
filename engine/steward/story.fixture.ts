import { type Folded, foldIn, stateOf, unfolded } from './fold.ts'
import { folds } from './folds.ts'
import { type Clock, calendar } from '../kernel/clock.ts'
import type { Behind, Measure, Part, Reading } from './measure.ts'
import type { Trace } from './trace.ts'

export const hour = 3_600_000
/** Monday, 2 November 2026, 00:00 UTC: hour 0 of every story. */
export const beginning = Date.parse('2026-11-02T00:00:00Z')
export const at = (hours: number): number => beginning + hours * hour

/** One line of a journal made by hand: after how many hours, what happened, to what (`brief:b1 family:f1`), and what else is said of it. */
export type Line = [hours: number, verb: string, objects: string, more?: Partial<Pick<Trace, 'by' | 'team' | 'flow' | 'cause' | 'detail'>>]

export const tell = (lines: readonly Line[]): Trace[] =>
  lines.map(([hours, verb, objects, more], index) => {
    const byType: Record<string, string[]> = {}
    for (const object of objects.split(' ').filter(Boolean)) {
      const [type = '', id = ''] = object.split(':')
      ;(byType[type] ??= []).push(id)
    }
    return { seq: index + 1, at: at(hours), by: 'person', verb, objects: byType, detail: {}, ...more }
  })

export const foldAll = (traces: readonly Trace[], from: Folded = unfolded(folds)): Folded => {
  for (const trace of traces) foldIn(folds, from, trace)
  return from
}

/** What a measure says of hours `from` to `to` by the calendar. */
export const readAt = (
  measure: Measure,
  folded: Folded,
  from: number,
  to: number,
  clock: Clock = calendar,
): Reading & { parts: Part[]; behind: Behind[] } => {
  const [prepared, question] = [measure.prepare(stateOf(folded, measure.fold)), { window: { from: at(from), to: at(to) }, clock }]
  return { ...measure.read(prepared, question), parts: measure.parts?.(prepared, question) ?? [], behind: measure.behind(prepared, question) }
}
