import { useState } from 'react'
import { Button } from '../Button.tsx'
import { ChoiceField, TextArea, TextField, type FieldFinding } from '../Field.tsx'
import { Mark } from '../Mark.tsx'
import type { PickOption } from '../Pick.tsx'
import { words } from './words.ts'
import { linesOf, settingTyped } from './shape.ts'

interface Props {
  label: string
  hint?: string | undefined
  value: Readonly<Record<string, unknown>>
  /** Under each key: several texts one a line, one text, or a number. */
  holds: 'lines' | 'text' | 'number'
  /** What the keys may be, by name; else they are typed. */
  keys?: readonly PickOption[] | undefined
  findings: readonly FieldFinding[]
  onChange: (value: Record<string, unknown>) => void
}

interface Row {
  key: string
  text: string
}

const written = (held: unknown): string => (Array.isArray(held) ? held.join('\n') : String(held as string))

const readAs = { lines: linesOf, text: (text: string) => text.trim(), number: (text: string) => settingTyped(text) ?? 0 } as const

/** What is set for each of some keys: words by locale, a share by component. Rows are kept as they are typed; a row without a key is not sent. */
export const ByKeyField = ({ label, hint, value, holds, keys, findings, onChange }: Props) => {
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(value).map(([key, held]) => ({ key, text: written(held) })))
  const change = (next: readonly Row[]) => {
    setRows(next)
    onChange(Object.fromEntries(next.filter(({ key }) => key.trim() !== '').map(({ key, text }) => [key.trim(), readAs[holds](text)])))
  }
  const set = (place: number, part: Partial<Row>) => change(rows.map((row, index) => (index === place ? { ...row, ...part } : row)))
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-strong">{label}</legend>
      {hint ? <p className="text-12 text-pretty text-ink-2">{hint}</p> : null}
      {rows.map((row, place) => (
        // A row has nothing of its own but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="grid gap-1.5 rounded-2 border border-line px-3 py-2">
          <div className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              {keys ? (
                <ChoiceField
                  label={words.of(label)}
                  options={keys.some((one) => one.value === row.key) || row.key === '' ? keys : [{ value: row.key, label: row.key }, ...keys]}
                  value={row.key === '' ? undefined : row.key}
                  placeholder={words.choose}
                  onChange={(key) => set(place, { key })}
                />
              ) : (
                <TextField
                  label={holds === 'lines' ? words.locale : words.key}
                  value={row.key}
                  spellCheck={false}
                  onChange={(event) => set(place, { key: event.target.value })}
                />
              )}
            </div>
            <Button tone="quiet" aria-label={words.remove(row.key)} onClick={() => change(rows.filter((_, index) => index !== place))}>
              ×
            </Button>
          </div>
          {holds === 'lines' ? (
            <TextArea label={words.texts} value={row.text} spellCheck={false} onChange={(event) => set(place, { text: event.target.value })} />
          ) : (
            <TextField
              label={holds === 'number' ? words.number : words.text}
              value={row.text}
              {...(holds === 'number' ? { inputMode: 'numeric' as const } : {})}
              onChange={(event) => set(place, { text: event.target.value })}
            />
          )}
        </div>
      ))}
      {findings.map(({ severity, sentence }) => (
        <p key={sentence} className="flex items-baseline gap-2 text-12">
          <Mark severity={severity} className="translate-y-[-0.5px]" />
          {sentence}
        </p>
      ))}
      <span>
        <Button onClick={() => setRows([...rows, { key: '', text: holds === 'number' ? '1' : '' }])}>{words.addRow}</Button>
      </span>
    </fieldset>
  )
}
