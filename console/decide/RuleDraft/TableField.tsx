import { mostRows } from '../../../engine/decide/limits.ts'
import { useListOf } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField, type FieldFinding } from '../../kit/Field.tsx'
import { Pick } from '../../kit/Pick.tsx'
import type { TableRow } from './form.ts'
import { movedUp, whenKinds, whenOf } from './table.ts'
import { words } from './words.ts'

interface Props {
  /** Key of the placement. */
  placement: string
  rows: readonly TableRow[]
  findings: readonly FieldFinding[]
  onChange: (rows: readonly TableRow[]) => void
}

const competing = { state: ['draft', 'live', 'paused'] } as const
const all = {} as const
const most = 1_000

/** Which campaigns for whom, row by row: an audience, everybody, or a rule of its own; the first row that holds decides. */
export const TableField = ({ placement, rows, findings, onChange }: Props) => {
  const campaigns = useListOf('campaign.list', { state: [...competing.state] }, most).data?.items ?? []
  const audiences = useListOf('audience.list', all, most).data?.items ?? []
  const keys = [
    ...new Set([
      ...campaigns.filter(({ placements }) => placements.includes(placement)).map(({ key }) => key),
      ...rows.flatMap((row) => row.campaigns),
    ]),
  ]
  const nameOf = (key: string) => campaigns.find((one) => one.key === key)?.name ?? key
  const kinds = whenKinds(audiences.filter(({ state }) => state === 'live'))
  const set = (place: number, change: Partial<TableRow>) => onChange(rows.map((row, index) => (index === place ? { ...row, ...change } : row)))
  const toggle = (place: number, { campaigns: named }: TableRow, key: string) =>
    set(place, { campaigns: named.includes(key) ? named.filter((one) => one !== key) : [...named, key] })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-strong">{words.fields.table}</legend>
      <p className="text-12 text-pretty text-ink-2">{rows.length === 0 ? words.noTable : words.tableHint}</p>
      {rows.map((row, place) => {
        const number = String(place + 1)
        const kind = kinds.find(({ when }) => when === row.when)?.value ?? 'rule'
        return (
          // A row has nothing of its own but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={place} className="grid gap-1.5 rounded-2 border border-line px-3 py-2" aria-label={words.row(number)}>
            <div className="flex items-center gap-1">
              <span className="mr-auto min-w-0">
                <Pick
                  label={words.rowFor(number)}
                  options={[...kinds.map(({ value, label }) => ({ value, label })), { value: 'rule', label: words.ownRule }]}
                  value={kind}
                  onChange={(chosen) => set(place, { when: whenOf(chosen, kinds, row.when) })}
                />
              </span>
              {place === 0 ? null : (
                <Button tone="quiet" aria-label={words.rowUp(number)} onClick={() => onChange(movedUp(rows, place))}>
                  ↑
                </Button>
              )}
              <Button tone="quiet" aria-label={words.removeRow(number)} onClick={() => onChange(rows.filter((_, index) => index !== place))}>
                ×
              </Button>
            </div>
            {kind === 'rule' ? (
              <TextField
                label={words.rowRule(number)}
                value={row.when}
                spellCheck={false}
                style={{ fontFamily: 'var(--mono)', fontSize: '12px' }}
                onChange={(event) => set(place, { when: event.target.value })}
              />
            ) : null}
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {keys.map((key) => (
                <label key={key} className="flex items-center gap-1.5">
                  <input type="checkbox" className="tick" checked={row.campaigns.includes(key)} onChange={() => toggle(place, row, key)} />
                  {nameOf(key)}
                </label>
              ))}
              {row.campaigns.length === 0 ? <span className="text-12 text-ink-2">{words.rowOfNone}</span> : null}
            </div>
          </fieldset>
        )
      })}
      {findings.map(({ sentence }) => (
        <p key={sentence} role="alert" className="text-12 text-block">
          {sentence}
        </p>
      ))}
      {rows.length < mostRows ? (
        <span>
          <Button onClick={() => onChange([...rows, { when: '', campaigns: [] }])}>{words.addRow}</Button>
        </span>
      ) : null}
    </fieldset>
  )
}
