import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { RuleDraft } from '../../rule/RuleDraft.tsx'
import type { Place } from './useStanding.ts'

/** Who may see something here: its rule, to be changed in place as long as nothing is live there. */
export const PlacementRule = ({ placement }: { placement: Place }) => {
  const { mutate, isPending, error } = useCommand('placement.save')
  const { id: _id, version, holdout, table: _table, guardedSince: _since, ...settings } = placement
  return (
    <RuleDraft
      rule={placement.eligibility}
      asDecided
      busy={isPending}
      problem={error ? <Problem problem={error} /> : null}
      onSave={(eligibility, saved) =>
        mutate(asked({ ...settings, eligibility, holdout: { share: holdout.share }, ifVersion: version }), { onSuccess: saved })
      }
    />
  )
}
