import type { Family } from '../create/family.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Campaign } from './campaign.ts'
import type { CampaignRule } from './campaign-rule.ts'

/** A family is retired once nothing shows it. A campaign that was over by then is not prolonged: that would show it again. */
export const broughtBack = (
  { name, until }: Pick<Campaign, 'name' | 'until'>,
  after: Pick<CampaignRule, 'until'>,
  shown: Pick<Family, 'name' | 'key' | 'state'> | undefined,
  now: Date,
): Refusal | undefined => {
  const isOver = (end: string | null | undefined): boolean => typeof end === 'string' && Date.parse(end) <= now.getTime()
  if (shown?.state !== 'retired' || !isOver(until) || isOver(after.until)) return undefined
  return refuse('wrongState', `“${shown.name}” was retired when “${name}” was over; it is shown nowhere any more.`, {
    where: [{ path: 'until', problem: `${shown.key} is retired` }],
    remedy: 'Draft another campaign, with a family that is current.',
  })
}
