import type { Published } from './arbitration.ts'
import { eligibleWhere } from './choose.ts'
import type { DecisionRecord } from './decision.ts'
import type { PlacementRules } from './ruleset.ts'
import type { PolicySnapshot } from './snapshot.ts'
import { type Stock, stockOf } from './stock.ts'
import type { TierSnapshot } from './tier.ts'

/**
 * What each candidate had to show when a record was made. Only the winner drew, so only its snapshot is kept with the record; of the others the record
 * says whether they had any at all, and that is all that the decision asked of them.
 */
export const replayed = (
  record: DecisionRecord,
  rules: PlacementRules,
  snapshot: PolicySnapshot | undefined,
  tier: TierSnapshot | undefined,
): Published => {
  const winner = rules.candidates.find(({ campaign }) => campaign.id === record.campaign)
  const won = winner && snapshot && stockOf(winner.campaign, snapshot)
  const said = new Map(record.stopped.map(({ campaign, why }) => [campaign, why]))
  return {
    stock: (campaign) => {
      if (campaign === record.campaign) return won
      const why = said.get(campaign)
      if (why === 'noSnapshot') return undefined
      return why === 'noVariant' ? empty : why === 'tired' ? spent : something
    },
    tier: () => tier,
  }
}

const standIn: PolicySnapshot = {
  id: 'snp_stand-in',
  placement: '',
  ruleset: '',
  policy: '',
  slots: [{ slot: 'any', components: ['any'] }],
  combinations: [[0]],
  draws: 1,
  counts: [[0, 1]],
  epsilon: 0,
}
const all = eligibleWhere(standIn, () => true)
const something: Stock = { snapshot: standIn, eligible: () => all }
const none = eligibleWhere(standIn, () => false)
/** Had something, but nothing that this subject had not seen often enough. */
const spent: Stock = { snapshot: standIn, eligible: (_locale, _day, without = []) => (without.length === 0 ? all : none) }
const empty: Stock = { snapshot: standIn, eligible: () => none }
