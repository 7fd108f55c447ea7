import { firstLive, givenUp } from '../answer.ts'
import { type Course, coursesBehind, readCourses } from '../durations.ts'
import { rateEstimate } from '../estimates/rate.ts'
import { shareEstimate } from '../estimates/share.ts'
import { type Items, itemsFold } from '../items.ts'
import { fewestForShare, isIn, known, measure, once, type Window } from '../measure.ts'

const day = 86_400_000
const applyWithin = 30 * day
const fourWeeks = 28 * day

/** Something learned about content that was put to the test: `decided` when it was told. */
interface Learning extends Course {
  decided: number
}

export const learningSpeed = measure<Items, Learning[]>({
  name: 'learning-speed',
  title: 'Learning speed',
  says: 'hypothesis to applied, median',
  question: 'How long until what we try out changes what we do?',
  unit: 'ms',
  better: 'lower',
  formula:
    't(applied) − t(hypothesis). Hypothesis: a component was first live. Learned: a signal told something of it, or an experiment was ended with what it found. Applied: what answers the signal was live; ' +
    'of a winner, it was released once more; “no effect” is learned and leaves nothing to apply. A signal that was withdrawn taught nothing. Learnings not applied yet count as taking at least as long as they have.',
  method: 'order statistics; Kaplan–Meier with Brookmeyer–Crowley where more than a fifth are open',
  counts: 'learnings',
  counter: 'error-frequency',
  verbs: [
    'learning.recorded',
    'campaign.released',
    'signal.raised',
    'signal.answered',
    'signal.dismissed',
    'signal.superseded',
    'signal.lapsed',
    'signal.withdrawn',
    'brief.closed',
  ],
  fold: itemsFold,
  prepare: (state) =>
    Object.values(state.items).flatMap((item) => {
      const { id, type, marks, news } = item
      if ((type !== 'signal' && type !== 'learning') || marks.tested === undefined || marks.raised === undefined || marks.withdrawn) return []
      const finished = firstLive(state, item)?.live ?? (news ? marks.applied : undefined)
      return [{ id, type, began: marks.tested, decided: marks.raised, finished, setAside: type === 'learning' ? marks.closed : givenUp(state, item) }]
    }),
  read: (learnings, question) =>
    readCourses(
      // A hypothesis is open from the first day on, but nobody knows of it before it has come to something.
      learnings.filter(({ decided }) => decided <= question.window.to),
      question,
      'applied learnings',
    ),
  parts: (learnings, { window }) => {
    const decided = learnings.filter((one) => isIn(window, one.decided)).length
    const rate = rateEstimate(decided, (window.to - window.from) / fourWeeks)
    return [
      ...(rate ? [{ name: 'learned in four weeks', unit: 'perFourWeeks' as const, figure: known(rate), n: decided }] : []),
      appliedSoon(learnings, window),
    ]
  },
  behind: coursesBehind,
})

/** Of those that have had their thirty days by the end of the window. */
const appliedSoon = (learnings: readonly Learning[], { from, to }: Window) => {
  const due = learnings.filter(({ decided }) => isIn({ from: from - applyWithin, to: to - applyWithin }, decided))
  const soon = due.filter(({ decided, finished = Infinity }) => finished - decided <= applyWithin).length
  return {
    name: 'applied within 30 days',
    unit: 'share' as const,
    figure: once(due.length, fewestForShare, 'learnings 30 days old', shareEstimate(soon, due.length)),
    n: due.length,
  }
}
