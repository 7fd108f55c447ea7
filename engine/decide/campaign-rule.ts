import { z } from 'zod'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { Campaign } from './campaign.ts'

/** What decides for a campaign: where, for whom, when, how often and how important. What it shows is changed by a release. */
export const CampaignRule = z.strictObject({
  placements: Campaign.shape.placements,
  eligibility: Campaign.shape.eligibility.unwrap(),
  purposes: Campaign.shape.purposes.unwrap(),
  caps: Campaign.shape.caps.unwrap(),
  budget: Campaign.shape.budget.unwrap().nullable().describe('impressions; null: none is set'),
  holdout: Campaign.shape.holdout.unwrap().pick({ share: true }).nullable().describe('people who never see it; null: none'),
  from: Campaign.shape.from,
  until: Campaign.shape.until.unwrap().nullable().describe('null: no end'),
  priority: Campaign.shape.priority.unwrap(),
  value: Campaign.shape.value.unwrap().nullable().describe('what a success is worth, in hundredths of the currency; null: not said'),
})
export type CampaignRule = z.infer<typeof CampaignRule>

type Ruled = Pick<Campaign, keyof CampaignRule>

export const campaignRuleOf = (campaign: Ruled): CampaignRule => {
  const { placements, eligibility, purposes, caps, budget, holdout, from, until, priority, value } = campaign
  return {
    placements,
    eligibility,
    purposes,
    caps,
    budget: budget ?? null,
    holdout: holdout ? { share: holdout.share } : null,
    from,
    until: until ?? null,
    priority,
    value: value ?? null,
  }
}

/** `salt`: for a holdout that there was not before. One that there was keeps its own, so that whoever was held out stays so. */
export const withCampaignRule = <C extends Ruled>(campaign: C, { budget, holdout, until, value, ...rule }: CampaignRule, salt: string): C => {
  const { budget: _budget, holdout: before, until: _until, value: _value, ...kept } = campaign
  return {
    ...kept,
    ...rule,
    ...(budget !== null && { budget }),
    ...(holdout !== null && { holdout: { share: holdout.share, salt: before?.salt ?? salt } }),
    ...(until !== null && { until }),
    ...(value !== null && { value }),
  } as unknown as C
}

/** Why a campaign may not end then. */
export const endRefusal = (from: string, until: string, now: Date): Refusal | undefined =>
  until > from && until > now.toISOString()
    ? undefined
    : refuse('invalidInput', 'It would be over before it begins.', {
        where: [{ path: 'until', problem: until <= from ? 'not after its beginning' : 'in the past' }],
        remedy: 'Choose a later end.',
      })
