import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { strings } from '../strings.ts'
import type { Action, Ask } from './action.ts'

interface Props {
  action: Action
  onCancel: () => void
  onDone: (answers: Record<string, string>) => void
}

/** The fields of an action, one after the other, where its name was typed. */
export const PaletteAsk = ({ action, onCancel, onDone }: Props) => {
  const asks: readonly Ask[] = action.asks ?? []
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [value, setValue] = useState('')
  const ask = asks.find(({ name }) => !(name in answers))
  if (!ask) return null
  const answer = (given: string) => {
    const next = { ...answers, [ask.name]: given }
    setValue('')
    if (asks.every(({ name }) => name in next)) onDone(next)
    else setAnswers(next)
  }
  const last = Object.keys(answers).length === asks.length - 1
  return (
    <form
      noValidate
      className="p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim()) answer(value.trim())
      }}
    >
      <label htmlFor="palette-ask" className="mb-1.5 block font-strong">
        {strings.palette.asks(action.label, ask.label)}
      </label>
      {ask.options ? (
        <div className="grid max-h-[min(52vh,440px)] gap-1 overflow-y-auto">
          {ask.options.map((option, index) => (
            <button
              key={option.value}
              type="button"
              autoFocus={index === 0}
              onClick={() => answer(option.value)}
              className="min-h-8 rounded-2 px-2 py-1 text-left hover:bg-hover focus-visible:bg-thread-wash"
            >
              {option.label}
              {option.note === undefined ? null : <span className="block text-12 text-pretty text-ink-2">{option.note}</span>}
            </button>
          ))}
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          <input
            id="palette-ask"
            autoFocus
            value={value}
            onChange={(event) => setValue(event.target.value)}
            className="h-(--control) min-w-0 flex-[1_1_240px] rounded-2 border border-edge bg-surface px-2"
          />
          <Button tone="filled" type="submit">
            {last ? action.label : strings.palette.next}
          </Button>
          <Button tone="quiet" onClick={onCancel}>
            {strings.palette.cancel}
          </Button>
        </div>
      )}
    </form>
  )
}
