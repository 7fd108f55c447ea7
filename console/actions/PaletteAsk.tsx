import { useEffect, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { strings } from '../strings.ts'
import type { Action, Ask } from './action.ts'
import type { Early } from './early.ts'
import { PaletteOptions } from './PaletteOptions.tsx'

interface Props {
  action: Action
  early: Early
  onCancel: () => void
  onDone: (answers: Record<string, string>) => void
}

/** The fields of an action, one after the other, where its name was typed. */
export const PaletteAsk = ({ action, early, onCancel, onDone }: Props) => {
  // The palette asked for again while it asks changes nothing.
  useEffect(() => early.arrive(), [early])
  const asks: readonly Ask[] = action.asks ?? []
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [called, setCalled] = useState<Record<string, string>>({})
  const [value, setValue] = useState('')
  const ask = asks.find(({ name }) => !(name in answers))
  if (!ask) return null
  const answer = (given: string, label = given) => {
    const next = { ...answers, [ask.name]: given }
    setCalled({ ...called, [ask.name]: label })
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
        {ask.question?.(answers, called) ?? strings.palette.asks(action.label, ask.label)}
      </label>
      {ask.options ? (
        <PaletteOptions id="palette-ask" options={ask.options} find={ask.find} onAnswer={({ value: given, label }) => answer(given, label)} />
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
