import { firstLive, givenUp } from '../answer.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Course, coursesBehind, durationFigure, readCourses } from '../durations.ts'
import { mean } from '../estimates/estimate.ts'
import { type Item, stretchesIn } from '../item.ts'
import { type Items, itemsFold } from '../items.ts'
import { isIn, measure, type Window } from '../measure.ts'

export const responseParts = ['detect', 'decide', 'make', 'approve', 'activate'] as const
export type ResponsePart = (typeof responseParts)[number]

/** How a signal was answered: its moments in their order, and when its answer waited for a yes. */
interface Answer {
  onset: number
  raised: number
  decided: number
  granted: number
  live: number
  approvals: readonly { since: number; until: number }[]
}

interface Responses {
  courses: Course[]
  answers: Answer[]
}

export const responsiveness = measure<Items, Responses>({
  name: 'responsiveness',
  title: 'Responsiveness',
  says: 'signal to live, median',
  question: 'How long is it from a change out there to what we show about it?',
  unit: 'ms',
  better: 'lower',
  formula:
    't(first live) − t(signal) = detect + decide + make + approve + activate. Detect: from its onset until it was raised. Decide: until a brief was taken on. ' +
    'Make: until the last yes, less approve. Approve: while it waited for a yes. Activate: from the last yes until it was live. ' +
    'What was live before a signal was raised is no answer to it. Signals still open count as taking at least as long as they have; a winner asks for no answer, and one that was withdrawn was none.',
  method: 'order statistics; Kaplan–Meier with Brookmeyer–Crowley where more than a fifth are open',
  counts: 'answered signals',
  counter: 'error-frequency',
  verbs: [
    'signal.raised',
    'signal.answered',
    'signal.withdrawn',
    'brief.opened',
    'brief.proposed',
    'brief.accepted',
    'approval.requested',
    'approval.granted',
    'approval.passed',
    'campaign.released',
    'brief.closed',
  ],
  fold: itemsFold,
  prepare: (state) => {
    const signals = Object.values(state.items).filter(({ type, news, leads, marks }) => type === 'signal' && !marks.withdrawn && (!news || leads))
    return { courses: signals.map((signal) => courseOf(state, signal)), answers: signals.flatMap((signal) => answerTo(state, signal) ?? []) }
  },
  read: ({ courses }, question) => readCourses(courses, question, 'answered signals'),
  parts: ({ answers }, { window, clock }) => {
    const all = answersIn(answers, window, clock)
    return all.length === 0
      ? []
      : responseParts.map((name) =>
          partOf(
            name,
            all.map((parts) => parts[name]),
          ),
        )
  },
  behind: ({ courses }, question) => coursesBehind(courses, question),
})

const onsetOf = ({ marks, began }: Item): number => marks.onset ?? marks.raised ?? began

const courseOf = (state: Items, signal: Item): Course => {
  const { id, type } = signal
  return { id, type, began: onsetOf(signal), finished: firstLive(state, signal)?.live, setAside: givenUp(state, signal) }
}

/** Moments are brought into their order, so that no part is negative whatever the journal says, and all of them are the whole. */
const answerTo = (state: Items, signal: Item): Answer | undefined => {
  const first = firstLive(state, signal)
  if (!first) return undefined
  const { live, by, committed } = first
  const onset = onsetOf(signal)
  const raised = between(onset, signal.marks.raised ?? onset, live)
  const decided = between(raised, committed, live)
  const granted = between(decided, by.marks.granted ?? live, live)
  return { onset, raised, decided, granted, live, approvals: stretchesIn(by, decided, granted).filter(({ waits }) => waits === 'approval') }
}

const between = (low: number, at: number, high: number): number => Math.min(Math.max(low, at), high)

/** Answers that went live in a window, each in parts that add up exactly by the same clock. */
const answersIn = (answers: readonly Answer[], window: Window, clock: Clock): Record<ResponsePart, number>[] =>
  answers
    .filter(({ live }) => isIn(window, live))
    .map(({ onset, raised, decided, granted, live, approvals }) => {
      const approve = approvals.reduce((sum, { since, until }) => sum + clock(since, until), 0)
      return {
        detect: clock(onset, raised),
        decide: clock(raised, decided),
        make: clock(decided, granted) - approve,
        approve,
        activate: clock(granted, live),
      }
    })

const partOf = (name: ResponsePart, lengths: readonly number[]) => ({
  name,
  unit: 'ms' as const,
  size: mean(lengths),
  figure: durationFigure(
    lengths.map((length) => ({ length, ended: true })),
    'answered signals',
  ),
  n: lengths.length,
})
