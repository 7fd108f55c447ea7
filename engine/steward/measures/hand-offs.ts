import { durationFigure } from '../durations.ts'
import { rateEstimate } from '../estimates/rate.ts'
import type { HandOff } from '../item.ts'
import { type Items, itemsFold } from '../items.ts'
import { isIn, measure, once, type Window } from '../measure.ts'

/** As many as a median needs: fewer items say nothing of how things usually go. */
const fewestItems = 6
const what = 'items that went live'

/** A brief, or what was made without one. */
interface Way {
  type: string
  id: string
  began: number
  live?: number | undefined
  closed?: number | undefined
  handOffs: readonly HandOff[]
}

export const handOffs = measure<Items, Way[]>({
  name: 'hand-offs',
  title: 'Hand-offs',
  says: 'from team to team, for each brief that went live',
  question: 'Through how many hands does a thing go?',
  unit: 'perItem',
  better: 'lower',
  formula:
    'Changes of team between consecutive events of one item, over the items that went live. Agents and flows are left out, and so is who belongs to no team. ' +
    'Wait: from the last event of the one team to the first of the next. There and back: how many went back to the team that they came from.',
  method: 'Garwood, exact Poisson',
  counts: what,
  against: { joint: 'with', counts: 'hand-offs' },
  counter: 'error-frequency',
  verbs: [
    'brief.opened',
    'brief.accepted',
    'brief.assigned',
    'component.added',
    'family.composed',
    'approval.requested',
    'approval.judged',
    'campaign.released',
  ],
  fold: itemsFold,
  prepare: ({ items }) =>
    Object.values(items).flatMap(({ id, type, began, brief, marks: { live, closed }, handOffs: all }) =>
      type === 'signal' || brief !== undefined ? [] : [{ id, type, began, live, closed, handOffs: all.filter(({ at }) => at <= (live ?? 0)) }],
    ),
  read: (ways, { window }) => {
    const done = doneIn(ways, window)
    const all = handOffsOf(done).length
    return {
      figure: once(done.length, fewestItems, what, rateEstimate(all, done.length)),
      n: done.length,
      of: all,
      open: ways.filter(({ began, live, closed }) => began <= window.to && (live ?? closed ?? Infinity) > window.to).length,
      setAside: ways.filter(({ live, closed }) => live === undefined && isIn(window, closed)).length,
    }
  },
  parts: (ways, { window, clock }) => {
    const done = doneIn(ways, window)
    const all = handOffsOf(done)
    const back = all.filter((one) => one.back).length
    const waits = all.map(({ at, waited }) => ({ length: clock(at - waited, at), ended: true }))
    return [
      { name: 'wait', unit: 'ms', figure: durationFigure(waits, 'hand-offs'), n: all.length },
      { name: 'there and back', unit: 'perItem', figure: once(done.length, fewestItems, what, rateEstimate(back, done.length)), n: back },
    ]
  },
  behind: (ways, { window }) =>
    doneIn(ways, window).map(({ type, id, began, live, handOffs: all }) => ({ type, id, at: live ?? began, value: all.length, state: 'finished' })),
})

const doneIn = (ways: readonly Way[], window: Window): Way[] => ways.filter(({ live }) => isIn(window, live))

const handOffsOf = (ways: readonly Way[]): HandOff[] => ways.flatMap((way) => way.handOffs)
