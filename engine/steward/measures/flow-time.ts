import { type Course, coursesBehind, readCourses } from '../durations.ts'
import { type Items, itemsFold } from '../items.ts'
import { measure } from '../measure.ts'

export const flowTime = measure<Items, Course[]>({
  name: 'flow-time',
  title: 'Flow time',
  says: 'brief taken on to live, median',
  question: 'How long is a brief on its way?',
  unit: 'ms',
  better: 'lower',
  formula:
    't(done) − t(commit). Commit: the brief was opened by a person, or accepted as a proposal. Done: the first of its content was live. ' +
    'Briefs under way count as taking at least as long as they have; those closed before are set aside. A proposal that nobody took on is not on its way, and one that flows took live was not taken on.',
  method: 'order statistics; Kaplan–Meier with Brookmeyer–Crowley where more than a fifth are open',
  counts: 'briefs',
  counter: 'error-frequency',
  verbs: ['brief.opened', 'brief.accepted', 'campaign.released', 'brief.closed'],
  fold: itemsFold,
  prepare: ({ items }) =>
    Object.values(items).flatMap(({ id, type, marks: { committed, live, closed } }) =>
      // What was live before anybody took it on went by itself.
      type === 'brief' && committed !== undefined && (live ?? Infinity) >= committed
        ? [{ id, type, began: committed, finished: live, setAside: closed }]
        : [],
    ),
  read: (courses, question) => readCourses(courses, question, 'briefs'),
  behind: coursesBehind,
})
