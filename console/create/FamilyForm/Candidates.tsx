import { useId, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { nameOf, pictureOf, type Composed } from '../composed.ts'
import { RightsMark } from '../RightsMark.tsx'
import { Thumb } from '../Thumb.tsx'
import type { Candidate } from './useFitting.ts'
import { words } from './words.ts'

const { slot: said } = words

/** How many are drawn at first, and with each press. */
const step = 24

interface Props {
  candidates: readonly Candidate[]
  assets: Composed['assets']
  locale: string | undefined
  picked: readonly string[]
  /** Drawn as what they show, with their name below. */
  pictured: boolean
  onTick: (id: string, on: boolean) => void
}

/** The components that a slot may hold: texts as lines, pictures as pictures; of those that do not fit it is said why. */
export const Candidates = ({ candidates, assets, locale, picked, pictured, onTick }: Props) => {
  const { count } = useFormat()
  const [most, setMost] = useState(step)
  const left = candidates.length - most
  return (
    <>
      <ul
        className={classes(
          'grid gap-x-6',
          pictured ? 'grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-y-3' : 'grid-cols-2 max-column:grid-cols-1',
        )}
      >
        {candidates.slice(0, most).map(({ part, why }) => (
          <li key={part.id} className="min-w-0">
            <Choice
              part={part}
              why={why}
              assets={assets}
              locale={locale}
              pictured={pictured}
              checked={picked.includes(part.id)}
              onTick={(on) => onTick(part.id, on)}
            />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p>
          <Button tone="quiet" onClick={() => setMost(most + step)}>
            {said.more(count(Math.min(step, left)))}
          </Button>
        </p>
      ) : null}
    </>
  )
}

interface ChoiceProps extends Pick<Props, 'assets' | 'locale' | 'pictured'>, Candidate {
  checked: boolean
  onTick: (on: boolean) => void
}

const Choice = ({ part, why, assets, locale, pictured, checked, onTick }: ChoiceProps) => {
  const id = useId()
  const picture = pictureOf(part, assets)
  return (
    <label htmlFor={id} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-2 py-1.5 hover:bg-hover">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onTick(event.target.checked)}
        aria-describedby={why === undefined ? undefined : `${id}-why`}
        className="tick mt-0.5"
      />
      <span className="grid min-w-0 gap-1">
        {pictured && picture ? <Thumb picture={picture} shape="tile" /> : null}
        <span className={classes('flex items-baseline gap-2', pictured && 'justify-between')}>
          <span className={classes('min-w-0', pictured ? 'cut' : 'line-clamp-2 text-pretty')} {...(locale === undefined ? {} : { lang: locale })}>
            {nameOf(part, assets, locale)}
          </span>
          <RightsMark of={[part.rights, picture?.rights]} />
          {part.state === 'draft' ? <span className="shrink-0 text-12 text-ink-2">{said.draft}</span> : null}
        </span>
        {why === undefined ? null : (
          <span id={`${id}-why`} className="text-12 text-ink-2">
            {why}
          </span>
        )}
      </span>
    </label>
  )
}
