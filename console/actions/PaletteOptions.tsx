import { type KeyboardEvent, useRef, useState } from 'react'
import { sought } from '../kit/sought.ts'
import { strings } from '../strings.ts'
import type { Ask, AskOption } from './action.ts'
import { useFound } from './useFound.ts'

const forgetsAfterMs = 800

/** More than these are typed at. */
const seenAtOnce = 8

interface Props {
  /** Of the line that one types in, which the question labels. */
  id: string
  options: readonly AskOption[]
  find?: Ask['find']
  onAnswer: (option: AskOption) => void
}

/** What may be answered, to be pressed. Arrows go from one to the next; letters lead to the first that has a word beginning with them, and of many to those that have it. */
export const PaletteOptions = ({ id, options, find, onAnswer }: Props) => {
  const typed = useRef({ text: '', at: 0 })
  const [text, setText] = useState('')
  const isMany = options.length > seenAtOnce
  const fitting = isMany ? sought(options, text) : options
  const found = useFound(isMany ? find : undefined, text)
  // What was found for an earlier text fits this one by chance at best, and Enter takes the first.
  const others = found.fresh ? found.things : []
  const listed = [...fitting, ...others.filter(({ value }) => !fitting.some((one) => one.value === value))]
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
    const here = places.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const letters = isMany ? undefined : withLetter(options, typed.current, event)
    const there = step === undefined ? letters : Math.max(0, Math.min(places.length - 1, here + step))
    if (there === undefined) return
    event.preventDefault()
    places[there]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="grid gap-2" onKeyDown={onKeyDown}>
      {isMany ? (
        <input
          id={id}
          type="search"
          autoFocus
          autoComplete="off"
          placeholder={strings.palette.typed}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (text.trim() !== '' && listed[0]) onAnswer(listed[0])
          }}
          className="h-(--control) w-full min-w-0 rounded-2 border border-edge bg-surface px-2"
        />
      ) : null}
      {listed.length === 0 ? (
        <p role="status" className="text-pretty text-ink-2">
          {strings.palette.nothing(text)}
        </p>
      ) : null}
      <div className="grid max-h-[min(52vh,440px)] gap-1 overflow-y-auto">
        {listed.map((option, index) => (
          <button
            key={option.value}
            type="button"
            autoFocus={index === 0 && !isMany}
            onClick={() => onAnswer(option)}
            className="min-h-8 rounded-2 px-2 py-1 text-left hover:bg-hover focus-visible:bg-thread-wash"
          >
            {option.label}
            {option.note === undefined ? null : <span className="block text-12 text-pretty text-ink-2">{option.note}</span>}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Index of the option that the letters typed so far lead to. A space belongs to them once they have begun; before it presses. */
const withLetter = (options: readonly AskOption[], typed: { text: string; at: number }, event: KeyboardEvent): number | undefined => {
  const begun = event.timeStamp - typed.at < forgetsAfterMs && typed.text !== ''
  if (event.key.length !== 1 || (event.key === ' ' && !begun)) return undefined
  typed.text = (begun ? typed.text : '') + event.key.toLowerCase()
  typed.at = event.timeStamp
  const found = options.findIndex(({ label }) => ` ${label.toLowerCase()}`.includes(` ${typed.text}`))
  return found < 0 ? undefined : found
}
