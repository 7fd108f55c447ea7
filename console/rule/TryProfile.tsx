import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { Mark } from '../kit/Mark.tsx'
import { Pick } from '../kit/Pick.tsx'
import type { Trial } from './tried.ts'
import { words } from './words.ts'

type Profile = Operations['profile.list']['output']['items'][number]

interface Props {
  profile: string | undefined
  onProfile: (id: string | undefined) => void
  trial: Trial | undefined
}

const nobody = 'nobody'
const nameOf = ({ email, userId, id }: Profile): string => email ?? userId ?? `…${id.slice(-6)}`

/** One real profile before the rule: which clauses hold for it stands at the clauses, and the outcome here. */
export const TryProfile = ({ profile, onProfile, trial }: Props) => {
  const items = useQueryOf('profile.list', { limit: 50 }).data?.items ?? []
  const chosen = items.find(({ id }) => id === profile)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Pick
        label={words.tryOn}
        shown={chosen ? nameOf(chosen) : words.tryOn}
        options={[
          { value: nobody, label: words.tryNobody },
          ...items.map((one) => ({ value: one.id, label: nameOf(one), ...(one.synthetic && { note: words.synthetic }) })),
        ]}
        value={profile ?? nobody}
        onChange={(id) => onProfile(id === nobody ? undefined : id)}
      />
      {chosen && trial ? (
        <p role="status" className="flex min-w-0 items-baseline gap-2">
          {trial.fits ? null : <Mark severity="block" className="translate-y-[-0.5px]" />}
          {trial.fits ? words.fits(nameOf(chosen)) : words.fitsNot(nameOf(chosen))}
        </p>
      ) : null}
    </div>
  )
}
