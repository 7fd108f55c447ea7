import type { Metric } from '../../engine/brief/goal.ts'
import { harmOf } from '../../engine/brief/harm-of.ts'
import type { SlotOffer } from '../../engine/decide/combination.ts'
import { seedOf } from '../../engine/decide/draw.ts'
import { type CampaignRules, type PlacementRules, spaceOf } from '../../engine/decide/ruleset.ts'
import { tierOf, type TierSnapshot, type Worth } from '../../engine/decide/tier.ts'
import { policyAt } from '../../engine/decide/trial.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { LearningCell } from '../../engine/learn/cell.ts'
import type { LessonAnswer, LessonSheet } from '../../engine/learn/lesson.ts'
import type { Noticed } from '../../engine/learn/signal.ts'
import { guardrails } from '../../engine/learn/signals/guardrail.ts'
import { type FallbackDay, gap } from '../../engine/learn/signals/gap.ts'
import type { Scope } from '../store/database.ts'
import { keepSnapshot } from '../store/decide.store.ts'
import { fallbackDays, keepLearned, readCells, readGuarded, readmissions, tagsOfComponents } from '../store/learn.store.ts'
import { keepTier } from '../store/tier.store.ts'
import { stockKey, type Standing, tierKey } from './standing.ts'
import type { Teacher } from './teacher.ts'

const gapDays = 14

/** One turn for every campaign of a placement: its counts are fitted, its snapshots published. Answers what is worth telling, if it is to be told. */
export const learnPlacement = async (
  scope: Scope,
  teacher: Teacher,
  standing: Standing,
  { rules, told }: { rules: PlacementRules; told: boolean },
  now: Date,
): Promise<Noticed[]> => {
  const cells = await readCells(scope, rules.placement.key)
  const tags = await tagsOfComponents(scope, componentsIn(cells, rules.candidates))
  const noticed: Noticed[] = []
  const worths: Worth[] = []
  for (const candidate of rules.candidates) {
    const sheet = sheetOf(standing, rules, candidate, { cells, tags, now, told })
    const answer = sheet && (await teacher.ask(sheet))
    if (!sheet || !answer) continue
    await publish(scope, standing, sheet, answer, now)
    noticed.push(...(answer.reading?.noticed ?? []))
    worths.push(...worthOf(candidate, answer))
  }
  if (worths.length > 0 && cells.length > 0) await publishTiers(scope, standing, rules, worths)
  return told
    ? [
        ...noticed,
        ...guardrails(await readGuarded(scope, rules.placement.key, rules.placement.goal.counterMetric), offersOf(rules), rules.placement.goal, {
          today: now.toISOString().slice(0, 10),
          readmitted: await readmissions(scope, rules.placement.key),
        }),
      ]
    : noticed
}

/** What may be shown at a placement, by slot, whichever campaign shows it. */
const offersOf = ({ candidates }: PlacementRules): SlotOffer[] => {
  const slots = Map.groupBy(
    candidates.flatMap(({ campaign }) => campaign.slots),
    ({ slot }) => slot,
  )
  return [...slots].map(([slot, offers]) => ({ slot, components: [...new Set(offers.flatMap(({ components }) => components))] }))
}

const publishTiers = async (scope: Scope, { tiers }: Standing, rules: PlacementRules, worths: readonly Worth[]): Promise<void> => {
  for (const tier of tiersOf(rules, worths)) if (tiers.get(tierKey(tier.placement, tier.priority))?.id !== tier.id) await keepTier(scope, tier)
}

/** How the campaigns of each priority would share by what they are worth. */
export const tiersOf = ({ placement, candidates, valued }: PlacementRules, worths: readonly Worth[]): TierSnapshot[] =>
  [...valued].flatMap((priority) => {
    const members = new Set(candidates.filter(({ campaign }) => campaign.priority === priority).map(({ campaign }) => campaign.id))
    const known = worths.filter(({ campaign }) => members.has(campaign))
    // Somebody of it has nothing to show and so no chances: until it has, they share evenly.
    return known.length < members.size ? [] : [tierOf(placement.key, priority, known)]
  })

/** What a showing of a campaign would bring, where it says what a success is worth. */
export const worthOf = ({ campaign: { id, value = 0 } }: CampaignRules, { chances }: LessonAnswer): Worth[] =>
  chances ? [{ campaign: id, draws: chances.map((chance) => chance * value) }] : []

interface Known {
  cells: LearningCell[]
  tags: LessonSheet['tags']
  now: Date
  told: boolean
}

export const componentsIn = (cells: readonly LearningCell[], candidates: readonly CampaignRules[]): string[] => [
  ...new Set([
    ...cells.flatMap(({ features }) => Object.values(features.components)),
    ...candidates.flatMap(({ campaign }) => campaign.slots.flatMap(({ components }) => components)),
  ]),
]

/** One turn of learning for one campaign, as it would be by these rules. */
export const sheetOf = (
  standing: Pick<Standing, 'ruleset'>,
  rules: PlacementRules,
  { campaign }: CampaignRules,
  { cells, tags, now, told }: Known,
): LessonSheet | undefined => {
  const space = spaceOf(campaign)
  if (isRefusal(space)) return undefined
  const { placement } = rules
  const { name, settings } = policyAt(rules, campaign.id)
  return {
    placement: placement.key,
    campaign: campaign.id,
    ruleset: standing.ruleset.hash,
    space,
    policy: name,
    settings,
    cells,
    tags,
    audiences: rules.leaves.map(({ audience }) => audience),
    today: now.toISOString().slice(0, 10),
    goal: aimOf(placement.goal.metric),
    // Of the placement and not of the moment: a snapshot changes only because what is known has changed.
    seed: seedOf('learner', `${placement.key} ${campaign.id}`),
    valued: rules.valued.has(campaign.priority),
    told,
  }
}

const aimOf = (metric: Metric): LessonSheet['goal'] => (harmOf(metric) ? 'harm' : metric === 'valuePerDecision' ? 'worth' : 'rate')

const publish = async (
  scope: Scope,
  standing: Standing,
  { placement, campaign, cells }: LessonSheet,
  { snapshot, leaves, reading }: LessonAnswer,
  now: Date,
): Promise<void> => {
  const stock = standing.stocks.get(stockKey(placement, campaign))
  if (!stock) return
  for (const one of [snapshot, ...leaves]) {
    if (standing.stocks.get(stockKey(placement, campaign, one.audience))?.snapshot.id === one.id) continue
    await keepSnapshot(scope, { placement, campaign, arena: stock.arena, snapshot: one })
  }
  if (!reading) return
  const { effects, tags } = reading
  const trials = cells.reduce((sum, cell) => sum + cell.trials, 0)
  const successes = cells.reduce((sum, cell) => sum + cell.successes, 0)
  await keepLearned(scope, { placement, campaign, at: now.toISOString(), snapshot: snapshot.id, trials, successes, effects, tags })
}

/** Who is asked for and gets nothing: everybody at a placement, or else some of its audiences. */
export const gapsOf = async (scope: Scope, { ruleset }: Standing, now: Date): Promise<Noticed[]> => {
  const counted = await fallbackDays(scope, new Date(now.getTime() - gapDays * 86_400_000))
  return [...ruleset.placements].flatMap(([key, { leaves }]) => {
    const own = counted.filter(({ placement }) => placement === key)
    const whole = gap(key, 'everyone', summed(own))
    if (whole) return whole
    return leaves.flatMap(
      ({ audience }) =>
        gap(
          key,
          audience,
          own.filter((day) => day.audience === audience),
        ) ?? [],
    )
  })
}

/** One for each day, whoever it was. */
const summed = (days: readonly FallbackDay[]): FallbackDay[] =>
  [...Map.groupBy(days, ({ day }) => day)].map(([day, parts]) => ({
    day,
    decisions: parts.reduce((sum, { decisions }) => sum + decisions, 0),
    fallbacks: parts.reduce((sum, { fallbacks }) => sum + fallbacks, 0),
  }))
