import { useId, useState, type KeyboardEvent } from 'react'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { classes } from '../kit/classes.ts'
import { Icon } from '../kit/Icon.tsx'
import { useHeldText } from '../kit/useHeldText.ts'
import { nameOfProfile } from '../observe/Profiles/nameOfProfile.ts'
import { profilesFor } from './profilesFor.ts'
import { words } from './words.ts'

export type Profile = Operations['profile.list']['output']['items'][number]

interface Props {
  chosen: Profile | undefined
  onChoose: (profile: Profile | undefined) => void
}

/** A line that one writes in and chooses from: whoever was seen last, narrowed by what is written, and whoever has exactly this address or id. */
export const ProfileBox = ({ chosen, onChoose }: Props) => {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { profiles, known } = useProfiles(text)
  const choose = (profile: Profile | undefined) => {
    setOpen(false)
    setText('')
    onChoose(profile)
  }
  const write = (written: string) => {
    setText(written)
    setActive(0)
    setOpen(true)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (open) setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + profiles.length) % Math.max(1, profiles.length))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (profiles[active]) choose(profiles[active])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <span className="relative inline-flex items-center gap-1">
      <input
        role="combobox"
        aria-label={words.tryOn}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open && profiles[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={words.tryOn}
        value={open || !chosen ? text : nameOfProfile(chosen)}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        className="h-(--control) w-56 rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 hover:border-ink-3 focus-visible:outline-offset-0 pointer-coarse:h-11"
      />
      {chosen ? (
        <button
          type="button"
          onClick={() => choose(undefined)}
          className="inline-flex size-6 items-center justify-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
        >
          <Icon name="close" />
          <span className="sr-only">{words.tryNobody}</span>
        </button>
      ) : null}
      {open && known ? <Options id={id} profiles={profiles} active={active} onHover={setActive} onChoose={choose} /> : null}
    </span>
  )
}

/** How many are looked among before somebody is written out. */
const latest = 200

const useProfiles = (text: string): { profiles: readonly Profile[]; known: boolean } => {
  const sought = useHeldText(text).trim()
  const seen = useQueryOf('profile.list', { limit: latest })
  const exact = useQueryOf('profile.list', sought.includes('@') ? { email: sought } : { userId: sought }, { enabled: sought !== '' })
  const found = sought === '' || exact.isPlaceholderData ? [] : (exact.data?.items ?? [])
  return { profiles: profilesFor(text, seen.data?.items ?? [], found), known: seen.data !== undefined }
}

interface OptionsProps {
  id: string
  profiles: readonly Profile[]
  active: number
  onHover: (index: number) => void
  onChoose: (profile: Profile) => void
}

const Options = ({ id, profiles, active, onHover, onChoose }: OptionsProps) => (
  <div
    id={id}
    role="listbox"
    aria-label={words.tryOn}
    className="absolute top-full left-0 z-40 mt-1 max-h-72 w-72 max-w-[calc(100vw-2.5rem)] overflow-y-auto rounded-3 bg-raised p-1 text-13 text-ink shadow-float"
  >
    {profiles.length === 0 ? <p className="px-2 py-1.5 text-12 text-ink-2">{words.tryUnknown}</p> : null}
    {profiles.map((one, index) => (
      // The focus stays in the line one types in, and its keys choose: the combobox pattern.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={one.id}
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === active}
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onPointerMove={() => onHover(index)}
        onClick={() => onChoose(one)}
        className={classes(
          'flex min-h-7.5 cursor-default items-center gap-2 rounded-2 px-2 pointer-coarse:min-h-11',
          index === active && 'bg-thread-wash',
        )}
      >
        <span className="cut">{nameOfProfile(one)}</span>
        {one.synthetic ? <span className="ml-auto pl-3 text-12 text-ink-2">{words.synthetic}</span> : null}
      </div>
    ))}
  </div>
)
