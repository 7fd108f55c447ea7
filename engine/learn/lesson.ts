import type { Space } from '../decide/combination.ts'
import { policyNamed } from '../decide/policies/index.ts'
import type { Seed } from '../decide/draw.ts'
import type { PolicySnapshot } from '../decide/snapshot.ts'
import type { Belief } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { leastConversions } from './confidence-sequence.ts'
import { type ComponentEffect, componentEffects, type Learned, tagEffect } from './estimate.ts'
import type { LearnedEffect } from './learned.ts'
import { type Aim, learn } from './learner.ts'
import { Prior } from './prior.ts'
import type { Noticed } from './signal.ts'
import { drift } from './signals/drift.ts'
import { fatigues } from './signals/fatigue.ts'
import { winners } from './signals/winner.ts'
import { chancesOf } from './worth.ts'

/** One turn of learning as plain JSON, so that it can be sent to another thread. */
export interface LessonSheet {
  placement: string
  campaign: string
  ruleset: string
  space: Space
  policy: string
  settings: unknown
  cells: LearningCell[]
  /** Tags by component id. */
  tags: Readonly<Record<string, readonly string[]>>
  /** The day of the lesson; how fast counts fade is told by who foretold the last days better. */
  today: string
  goal: Aim
  seed: Seed
  /** Audiences that are learned apart. */
  audiences: readonly string[]
  /** Its tier is shared by what each campaign brings, so its chances are asked for. */
  valued: boolean
  /** Whether people are told of it too: a reading costs as much as the snapshot, and nobody reads as fast as snapshots follow. */
  told: boolean
}

export interface LessonAnswer {
  snapshot: PolicySnapshot
  /** By audience: each with the taste of its own. */
  leaves: readonly PolicySnapshot[]
  /** Where that was asked for. */
  reading?: Reading
  /** The probability of a success in each of some draws; where its tier asks. */
  chances?: number[]
}

/** What a person may read of a placement. */
export interface Reading {
  effects: LearnedEffect[]
  tags: LearnedEffect[]
  noticed: Noticed[]
}

/** Counts → belief → snapshot, effects and what is worth telling. Answers what is believed too, to start the next turn from. */
export const teach = (sheet: LessonSheet, last: Belief | undefined): { answer: LessonAnswer; belief: Belief } | undefined => {
  const policy = policyNamed(sheet.policy)
  const settings = policy?.settings.safeParse(sheet.settings)
  if (!policy || !settings?.success) return undefined
  const tagsOf = (component: string): readonly string[] => sheet.tags[component] ?? []
  const { placement, campaign, ruleset, space, cells, audiences, today, goal, seed } = sheet
  const {
    belief,
    reached,
    snapshot,
    leaves,
    foretold = [],
  } = learn({
    context: { placement, campaign, ruleset },
    space,
    policy,
    settings: settings.data,
    cells,
    tagsOf,
    audiences,
    prior: priorFor(cells),
    decay: { today, foretold: true },
    goal,
    seed,
    decisions: cells.reduce((sum, { trials }) => sum + trials, 0),
    ...(last && { last }),
  })
  return {
    answer: {
      snapshot,
      leaves,
      ...(sheet.told && { reading: readingOf(sheet, { belief, space, tagsOf, cells }, drift(placement, foretold)) }),
      ...(sheet.valued && {
        chances: chancesOf(belief, { space, tagsOf, reached }, snapshot, seed).map((chance) => (goal === 'harm' ? 1 - chance : chance)),
      }),
    },
    belief,
  }
}

const readingOf = (sheet: LessonSheet, learned: Learned, drifted: Noticed | undefined): Reading => {
  const everybody = componentEffects(learned)
  return {
    effects: [
      ...everybody.map(asLearned),
      ...sheet.audiences.flatMap((audience) => componentEffects({ ...learned, audience }).map((effect) => ({ ...asLearned(effect), audience }))),
    ],
    tags: tagEffects(sheet, learned.belief),
    noticed: [
      ...winners(learned, everybody, sheet.seed, { least: sheet.goal === 'harm' }),
      // A harm that is done less often the oftener something is seen is no fatigue.
      ...(sheet.goal === 'harm' ? [] : fatigues(sheet.cells, sheet.space.slots)),
      ...(drifted ? [drifted] : []),
    ],
  }
}

const asLearned = ({ interval, ...effect }: ComponentEffect): LearnedEffect => ({ ...effect, ...(interval && { interval: [...interval] }) })

/** Around the placement's own rate, as far as it is known; the prior's width lets it be far off. */
const priorFor = (cells: readonly LearningCell[]): Prior => {
  const trials = cells.reduce((sum, cell) => sum + cell.trials, 0)
  const successes = cells.reduce((sum, cell) => sum + cell.successes, 0)
  return Prior.parse({ rate: Math.min(0.5, (successes + usual.successes) / (trials + usual.trials)) })
}
const usual = { trials: 50, successes: 1 }

const tagEffects = ({ space, cells, tags }: LessonSheet, belief: Belief): LearnedEffect[] => {
  const shown = new Set(space.slots.flatMap(({ components }) => components).flatMap((component) => tags[component] ?? []))
  const total = cells.reduce((sum, cell) => ({ trials: sum.trials + cell.trials, successes: sum.successes + cell.successes }), {
    trials: 0,
    successes: 0,
  })
  return [...shown].sort().map((tag): LearnedEffect => {
    const bearing = cells.filter(({ features }) => Object.values(features.components).some((component) => tags[component]?.includes(tag)))
    const exposures = bearing.reduce((sum, { trials }) => sum + trials, 0)
    const conversions = bearing.reduce((sum, { successes }) => sum + successes, 0)
    if (conversions < leastConversions) return { tag, exposures, conversions, gathering: { conversions, needed: leastConversions } }
    // Where everything bears a tag there is nothing to hold it against.
    if (exposures === total.trials) return { tag, exposures, conversions }
    const { effect, interval } = tagEffect(belief, tag, (total.successes + 0.5) / (total.trials + 1))
    return { tag, exposures, conversions, effect, interval: [...interval] }
  })
}
