import { useId } from 'react'
import type { RefusalPlace } from '../../engine/kernel/refusal.ts'
import { useFormat } from '../format/useFormat.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Mark } from '../kit/Mark.tsx'
import { replaceSpan } from './built.ts'
import { words } from './words.ts'

interface Props {
  text: string
  onChange: (text: string) => void
  /** What is wrong with this text; empty while it has moved on since it was judged. */
  problems: readonly RefusalPlace[]
  /** What an empty one means, where it does not take everybody. */
  empty?: string
}

const letters = 'mono block w-full px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]'

/** The rule as it is written. What is wrong is underlined where it stands, and said below with its place and what to do. */
export const CelField = ({ text, onChange, problems, empty = words.textEmpty }: Props) => {
  const id = useId()
  return (
    <div className="mt-2">
      <label htmlFor={id} className="sr-only">
        {words.text}
      </label>
      <div className="relative rounded-2 bg-sunken">
        <div aria-hidden="true" className={classes(letters, 'pointer-events-none absolute inset-0 border border-transparent text-transparent')}>
          <Underlined text={text} problems={problems} />
        </div>
        <textarea
          id={id}
          rows={2}
          value={text}
          placeholder={empty}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={problems.length > 0 ? `${id}-below` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={classes(
            letters,
            'relative min-h-13 resize-y rounded-2 border bg-transparent text-ink field-sizing-content placeholder:text-ink-3 focus-visible:outline-offset-0',
            problems.length > 0 ? 'border-block' : 'border-edge',
          )}
        />
      </div>
      <ul id={`${id}-below`} className="mt-1.5 grid gap-1.5 text-12 empty:hidden">
        {problems.map((place) => (
          <Said key={`${place.offset}-${place.problem}`} place={place} onMend={(word) => onChange(replaceSpan(text, spanOf(place), word))} />
        ))}
      </ul>
    </div>
  )
}

const spanOf = ({ offset = 0, length = 0 }: RefusalPlace) => ({ start: offset, end: offset + length })

const Underlined = ({ text, problems }: Pick<Props, 'text' | 'problems'>) => {
  const [first] = problems
  if (!first) return text
  const { start, end } = spanOf(first)
  // A problem at the very end has no character of its own to lie under.
  const under = text.slice(start, end) || '\u00A0'
  return (
    <>
      {text.slice(0, start)}
      <span className="underline decoration-block decoration-wavy decoration-1 underline-offset-2">{under}</span>
      {text.slice(end)}
    </>
  )
}

const Said = ({ place, onMend }: { place: RefusalPlace; onMend: (word: string) => void }) => {
  const { count } = useFormat()
  const meant = /^Did you mean (\S+)\?$/.exec(place.hint ?? '')?.[1]
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <Mark severity="block" className="translate-y-[-0.5px]" />
      <span className="text-ink-2">{words.place(count(place.line ?? 1), count(place.column ?? 1))}</span>
      <span className="text-ink">{place.problem}</span>
      {meant === undefined ? (
        <span className="text-ink-2">{place.hint}</span>
      ) : (
        <Button onClick={() => onMend(meant)}>{words.takeInstead(meant)}</Button>
      )}
    </li>
  )
}
