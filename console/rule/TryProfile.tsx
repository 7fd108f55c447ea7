import { useState } from 'react'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { Mark } from '../kit/Mark.tsx'
import { Pick } from '../kit/Pick.tsx'
import { useHeldText } from '../kit/useHeldText.ts'
import { nameOfProfile } from '../observe/Profiles/nameOfProfile.ts'
import type { Trial } from './tried.ts'
import { words } from './words.ts'

type Profile = Operations['profile.list']['output']['items'][number]

interface Props {
  onProfile: (id: string | undefined) => void
  trial: Trial | undefined
}

const nobody = 'nobody'

/** One real profile before the rule: which clauses hold for it stands at the clauses, and the outcome here. */
export const TryProfile = ({ onProfile, trial }: Props) => {
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState<Profile>()
  const { data } = useQueryOf('profile.list', asked(useHeldText(sought).trim()))
  const items = data?.items ?? []
  const choose = (id: string) => {
    const one = items.find((item) => item.id === id)
    setChosen(one)
    onProfile(one?.id)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Pick
        label={words.tryOn}
        shown={chosen ? nameOfProfile(chosen) : words.tryOn}
        options={[
          { value: nobody, label: words.tryNobody },
          ...items.map((one) => ({ value: one.id, label: nameOfProfile(one), ...(one.synthetic && { note: words.synthetic }) })),
        ]}
        value={chosen?.id ?? nobody}
        onChange={choose}
      />
      <input
        aria-label={words.trySought}
        placeholder={words.trySought}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        className="h-(--control) w-44 rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 hover:border-ink-3 focus-visible:outline-offset-0"
      />
      {data && items.length === 0 && sought.trim() !== '' ? <p className="text-12 text-ink-2">{words.tryUnknown}</p> : null}
      {chosen && trial ? (
        <p role="status" className="flex min-w-0 items-baseline gap-2">
          {trial.fits ? null : <Mark severity="block" className="translate-y-[-0.5px]" />}
          {trial.fits ? words.fits(nameOfProfile(chosen)) : words.fitsNot(nameOfProfile(chosen))}
        </p>
      ) : null}
    </div>
  )
}

/** Whoever was seen last, or whoever has exactly this address or id. */
const asked = (sought: string): Operations['profile.list']['input'] =>
  sought === '' ? { limit: 50 } : sought.includes('@') ? { email: sought } : { userId: sought }
