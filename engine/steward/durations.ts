import type { Clock } from '../kernel/clock.ts'
import { ascending, fewestForMedian, medianEstimate, quantileOf } from './estimates/median.ts'
import { mean } from './estimates/estimate.ts'
import { type Duration, survivalMedian, survivalQuantile } from './estimates/survival.ts'
import { type Behind, type Figure, gathering, isIn, known, noFigure, type Question, type Reading, type Window } from './measure.ts'

/** Something that takes its time: when it began, and when it finished or was given up, if it did. */
export interface Course {
  type: string
  id: string
  began: number
  finished?: number | undefined
  setAside?: number | undefined
}

interface Timed extends Behind, Duration {}

/** What a window sees of some courses: those finished in it, those open at its end, those given up in it. What began later is not there yet. */
const timedIn = (courses: readonly Course[], window: Window, clock: Clock): Timed[] =>
  courses.flatMap(({ began, finished, setAside, type, id }): Timed[] => {
    if (began > window.to) return []
    const what = { type, id }
    if (finished !== undefined && finished <= window.to) {
      if (!isIn(window, finished)) return []
      const length = clock(began, finished)
      return [{ ...what, at: finished, value: length, state: 'finished', length, ended: true }]
    }
    if (setAside !== undefined && setAside <= window.to) {
      return isIn(window, setAside) ? [{ ...what, at: setAside, state: 'setAside', length: clock(began, setAside), ended: false }] : []
    }
    const soFar = clock(began, window.to)
    return [{ ...what, at: began, value: soFar, state: 'open', length: soFar, ended: false }]
  })

/** From this share of open ones on, those that finished are no fair picture of all. */
const mostOpen = 0.2

/**
 * The median of how long it took, with p85 and mean. Where more than a fifth are still open, all are counted, as Kaplan and Meier do;
 * otherwise those that finished.
 */
export const durationFigure = (timed: readonly Duration[], what: string): Figure => {
  const finished = timed.filter(({ ended }) => ended).map(({ length }) => length)
  if (finished.length < fewestForMedian) return gathering(finished.length, fewestForMedian, what)
  const average = mean(finished)
  if (timed.length - finished.length <= mostOpen * timed.length) {
    const estimate = medianEstimate(finished)
    if (!estimate) return gathering(finished.length, fewestForMedian, what)
    return known(estimate, { mean: average, p85: quantileOf(ascending(finished), 0.85) })
  }
  const estimate = survivalMedian(timed)
  if (!estimate) return noFigure('more than half are still open', { atLeast: Math.max(...finished) })
  const p85 = survivalQuantile(timed, 0.85)
  return known(estimate, { mean: average, ...(p85 !== undefined && { p85 }) })
}

/** What a measure of durations says of a window: `what` names what it counts. */
export const readCourses = (courses: readonly Course[], { window, clock }: Question, what: string): Reading => {
  const timed = timedIn(courses, window, clock)
  const count = (state: Behind['state']) => timed.filter((one) => one.state === state).length
  return { figure: durationFigure(timed, what), n: count('finished'), open: count('open'), setAside: count('setAside') }
}

export const coursesBehind = (courses: readonly Course[], { window, clock }: Question): Behind[] =>
  timedIn(courses, window, clock).map(({ length: _length, ended: _ended, ...behind }) => behind)
