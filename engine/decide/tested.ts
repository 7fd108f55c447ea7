import { contentHash } from '../kernel/canonical.ts'
import type { Reader } from '../kernel/reader.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Campaign } from './campaign.ts'
import type { CampaignRule } from './campaign-rule.ts'
import type { Ruled } from './drafting.ts'
import { experiment, type Experiment } from './experiment.ts'
import type { Placement } from './placement.ts'
import { type PlacementRule, withPlacementRule } from './placement-rule.ts'

/** The experiments that run where a campaign is shown. */
export const runningWith = async (read: Reader, { placements }: Pick<Campaign, 'placements'>): Promise<Experiment[]> =>
  read.all(experiment, { placement: placements, state: 'running' })

/** While an experiment compares what a campaign shows, nobody changes what is shown, to whom, or for how long: that would be another question. */
export const testedRefusal = (running: readonly Experiment[], { id, name }: Pick<Campaign, 'id' | 'name'>): Refusal | undefined => {
  const test = running.find(({ plan }) => plan.campaign === id || plan.arms.some(({ shows }) => shows === id))
  return (
    test &&
    refuse('inUse', `“${test.name}” tests what “${name}” shows; a change would make it another question.`, {
      remedy: 'End the experiment first. To take the content off the air, pause the campaign.',
      facts: { experiment: test.id },
    })
  )
}

/** Whether what an experiment compares would be another thing without this component: an arm is the component, or the campaign that shows it. */
export const testsComponent = ({ plan: { among, campaign, arms } }: Experiment, of: { campaign: string; component: string }): boolean =>
  among === 'campaigns'
    ? arms.some(({ shows }) => shows === of.campaign)
    : campaign === of.campaign && arms.some(({ shows }) => shows === of.component)

/** What an experiment is measured by and shared from stays as it was when it started: its placement keeps it. */
export const measuredRefusal = (
  [running]: readonly Experiment[],
  before: Placement,
  after: Pick<Placement, 'conversion' | 'policy' | 'holdout' | 'state'>,
): Refusal | undefined => {
  if (!running) return undefined
  const changed = (['conversion', 'policy', 'holdout', 'state'] as const).filter((part) => contentHash(before[part]) !== contentHash(after[part]))
  return changed.length === 0
    ? undefined
    : refuse('inUse', `“${running.name}” runs at ${before.name} and is measured by what it started with.`, {
        where: changed.map((path) => ({ path, problem: 'fixed while an experiment runs' })),
        remedy: 'End the experiment first, or leave this as it is.',
        facts: { experiment: running.id },
      })
}

/** The same for a drafted rule. `running`: the experiments where it decides. */
export const draftedRefusal = (of: Ruled, after: PlacementRule | CampaignRule, running: readonly Experiment[]): Refusal | undefined => {
  if (of.kind === 'campaign') return testedRefusal(running, of.thing)
  return 'policy' in after ? measuredRefusal(running, of.thing, withPlacementRule(of.thing, after)) : undefined
}
