import { type KeyboardEvent, useRef } from 'react'
import type { AskOption } from './action.ts'

const forgetsAfterMs = 800

/** What may be answered, to be pressed. Arrows go from one to the next; letters lead to the first that has a word beginning with them. */
export const PaletteOptions = ({ options, onAnswer }: { options: readonly AskOption[]; onAnswer: (value: string) => void }) => {
  const typed = useRef({ text: '', at: 0 })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const there = step === undefined ? withLetter(options, typed.current, event) : Math.max(0, Math.min(buttons.length - 1, here + step))
    if (there === undefined) return
    event.preventDefault()
    buttons[there]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="grid max-h-[min(52vh,440px)] gap-1 overflow-y-auto" onKeyDown={onKeyDown}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          autoFocus={index === 0}
          onClick={() => onAnswer(option.value)}
          className="min-h-8 rounded-2 px-2 py-1 text-left hover:bg-hover focus-visible:bg-thread-wash"
        >
          {option.label}
          {option.note === undefined ? null : <span className="block text-12 text-pretty text-ink-2">{option.note}</span>}
        </button>
      ))}
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
