import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { RuleDraft } from '../../rule/RuleDraft.tsx'

type Campaign = Operations['campaign.show']['output']['campaign']

/** For whom a campaign is, of those whom its placements take: its rule, to be changed in place until its first release. */
export const CampaignRule = ({ campaign }: { campaign: Campaign }) => {
  const { mutate, isPending, error } = useCommand('campaign.draft')
  const { id: _id, version, familyHash: _hash, blocks: _blocks, state: _state, releasedAt: _releasedAt, holdout, ...settings } = campaign
  const kept = { ...settings, ...(holdout && { holdout: { share: holdout.share } }), ifVersion: version }
  return (
    <RuleDraft
      rule={campaign.eligibility}
      asDecided
      busy={isPending}
      problem={error ? <Problem problem={error} /> : null}
      onSave={(eligibility, saved) => mutate(asked({ ...kept, eligibility }), { onSuccess: saved })}
    />
  )
}
