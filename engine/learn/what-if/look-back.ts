import type { Named } from '../../audience/lack.ts'
import type { Metric } from '../../brief/goal.ts'
import type { PlacementRules } from '../../decide/ruleset.ts'
import type { LearningCell } from '../cell.ts'
import { differences } from './differences.ts'
import { judgeValue } from './judge-value.ts'
import type { PlaceReport } from './what-if.ts'
import { type LoggedCase, type Publications, type World, worldOf } from './world.ts'

export interface LookingBack {
  today: PlacementRules
  draft: PlacementRules
  /** The newest of what is drawn from there. */
  published: Publications
  /** What would be published now under the draft; where nothing of that changes, the same. */
  drafted: Publications
  metric: Metric
  cells: readonly LearningCell[]
  /** What rules ask about, in words. */
  attributes: readonly Named[]
}

/** What cannot be said although every record was there. */
export interface Unsaid {
  /** A policy that learns would have learned on its way; it is taken as it would be published today, from the same outcomes. */
  learnsAnew: boolean
  /** The draft learns other audiences apart. */
  apartAnew: boolean
  /** The draft counts exposures more strictly or more loosely. */
  otherCaps: boolean
  /** The draft keeps what a person was given before, or no longer, or for another while. */
  otherSticky: boolean
}

export interface LookBack {
  take(of: LoggedCase): void
  /** A decision whose rules are no longer kept. */
  lost(): void
  report(of: { decisions: number; name: string }, unsaid: Unsaid): PlaceReport
}

/** Decides logged decisions of one placement once more, under what is live and under the draft, one after the other: nothing is kept but counts and one row each. */
export const lookingBack = ({ today: live, draft: drafted, published, drafted: willPublish, metric, cells, attributes }: LookingBack): LookBack => {
  const today = worldOf(live, published)
  const draft = worldOf(drafted, willPublish)
  const before = new WeakMap<PlacementRules, World>()
  const exact = differences(today, draft, attributes)
  const value = judgeValue(today, draft, metric, cells)
  const unkept = new Map<string, number>()
  let [looked, known, synthetic, gone] = [0, 0, 0, 0]

  const worldThen = (rules: PlacementRules): World => {
    const held = before.get(rules) ?? worldOf(rules, published)
    before.set(rules, held)
    return held
  }
  return {
    take: (of) => {
      looked++
      const path = draft.unkept(of) ?? today.unkept(of)
      if (path !== undefined) return void unkept.set(path, (unkept.get(path) ?? 0) + 1)
      known++
      if (of.record.synthetic) synthetic++
      const [now, then] = [today.decide(of), draft.decide(of)]
      exact.take(of, now, then)
      value.take(of, worldThen(of.logged), of.record.experiment !== undefined || now.enrolled !== undefined || then.enrolled !== undefined)
    },
    lost: () => {
      looked++
      gone++
    },
    report: ({ decisions, name }, unsaid) => ({
      placement: live.placement.key,
      name,
      decisions,
      looked,
      known,
      synthetic,
      ...exact.report(),
      unknown: unknowns(unkept, gone, unsaid),
      value: value.report(unsaid.otherSticky ? keptAnew : undefined),
    }),
  }
}

const keptAnew = 'what people keep changes, and no record says what the draft would have given them before'

const unknowns = (
  unkept: ReadonlyMap<string, number>,
  gone: number,
  { learnsAnew, apartAnew, otherCaps, otherSticky }: Unsaid,
): PlaceReport['unknown'] => [
  ...[...unkept].map(([path, decisions]) => ({
    decisions,
    sentence: `Their records did not keep ${path}, since no rule asked for it when they were made`,
  })),
  ...(gone > 0 ? [{ decisions: gone, sentence: 'The rules that decided them are no longer kept' }] : []),
  ...(otherCaps
    ? [
        {
          decisions: 0,
          sentence: 'Exposures are counted as they came; what the draft would have shown more or less often does not move later counts',
        },
      ]
    : []),
  ...(otherSticky
    ? [{ decisions: 0, sentence: 'Each decision is taken for itself; what people would have been given before under the draft, nobody knows' }]
    : []),
  ...(apartAnew
    ? [
        {
          decisions: 0,
          sentence: 'What nothing was learned of apart is served what everybody is; what it would have learned of its own, nobody knows',
        },
      ]
    : []),
  ...(learnsAnew
    ? [{ decisions: 0, sentence: 'The drafted policy learns: it is taken as it would be published today, from the same outcomes, which flatters it' }]
    : []),
]
