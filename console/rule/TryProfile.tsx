import { useState } from 'react'
import { Mark } from '../kit/Mark.tsx'
import { nameOfProfile } from '../observe/Profiles/nameOfProfile.ts'
import { type Profile, ProfileBox } from './ProfileBox.tsx'
import type { Trial } from './tried.ts'
import { words } from './words.ts'

interface Props {
  onProfile: (id: string | undefined) => void
  trial: Trial | undefined
}

/** One real profile before the rule: how each clause comes out for it stands at the clauses, and the outcome here. */
export const TryProfile = ({ onProfile, trial }: Props) => {
  const [chosen, setChosen] = useState<Profile>()
  const choose = (profile: Profile | undefined) => {
    setChosen(profile)
    onProfile(profile?.id)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <ProfileBox chosen={chosen} onChoose={choose} />
      {chosen && trial ? <Outcome name={nameOfProfile(chosen)} trial={trial} /> : null}
    </div>
  )
}

/** Whoever does not fit since something is not known of them is told from whoever does not fit. */
const Outcome = ({ name, trial: { fits, clauses } }: { name: string; trial: Trial }) => {
  const unknown = clauses[0]?.truth === 'missing'
  return (
    <p role="status" className="flex min-w-0 items-baseline gap-2">
      {fits ? null : <Mark severity={unknown ? 'note' : 'block'} className="translate-y-[-0.5px]" />}
      <span className="[overflow-wrap:anywhere]">{fits ? words.fits(name) : unknown ? words.fitsUnknown(name) : words.fitsNot(name)}</span>
    </p>
  )
}
