import type { ReactNode } from 'react'
import { displaySizes } from '../../../engine/create/display-sizes.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { SectionHead } from '../../kit/Section.tsx'
import { withoutSize, withSize, withSizeAs, withSizeNamed, type Draft, type DraftSize } from './draft.ts'
import { findingsIn, type Place } from './places.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  places: readonly Place[]
  onChange: (draft: Draft) => void
}

const says = words.sizes
const most = 60
// Arrows to step by would stand over the last figure.
const cell =
  'h-(--control) w-full min-w-0 [appearance:textfield] rounded-2 border border-edge bg-surface px-1.5 text-ink tabular-nums [&::-webkit-inner-spin-button]:appearance-none'

/** The sizes that one body serves: the first is what placements ask for by name. */
export const SizesPane = ({ draft, places, onChange }: Props) => {
  const { sizes, channel } = draft
  const names = new Set(sizes.map(({ name }) => name))
  const known = displaySizes.filter(({ name }) => !names.has(name))
  const add = (size: DraftSize) => onChange(withSize(draft, size))
  return (
    <div className="pb-4">
      <SectionHead title={says.title} side={String(sizes.length)} className="border-b border-line px-3.5" />
      <p className="px-3.5 py-2 text-12 text-pretty text-ink-2">{channel === 'display' ? says.first : says.alone}</p>
      <ul className="grid gap-3 px-3.5">
        {sizes.map((size, index) => (
          <li key={index} className="grid gap-1">
            <SizeRow
              size={size}
              index={index}
              alone={sizes.length === 1}
              onChange={(next) => onChange(withSizeAs(draft, index, next))}
              onName={(name) => onChange(withSizeNamed(draft, index, name))}
              onRemove={() => onChange(withoutSize(draft, size.name))}
            />
            {findingsIn(places, index === 0 ? 'format' : `formats.${index - 1}`).map(({ sentence }) => (
              <p key={sentence} className="flex items-baseline gap-2 text-12">
                <Mark severity="block" />
                {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {channel === 'display' && sizes.length < most ? (
        <div className="mt-3 flex flex-wrap gap-2 px-3.5">
          {known.length > 0 ? (
            <Pick
              label={says.fromList}
              shown={says.fromList}
              options={known.map(({ name, width, height }) => ({ value: name, label: name, note: `${width} × ${height}` }))}
              value={undefined}
              onChange={(name) => known.filter((one) => one.name === name).forEach(add)}
            />
          ) : null}
          <Button onClick={() => add({ name: freeName(names), width: 300, height: 250 })}>{says.own}</Button>
        </div>
      ) : null}
    </div>
  )
}

interface RowProps {
  size: DraftSize
  index: number
  alone: boolean
  onChange: (size: DraftSize) => void
  onName: (name: string) => void
  onRemove: () => void
}

const SizeRow = ({ size, index, alone, onChange, onName, onRemove }: RowProps) => {
  const named = (label: string): string => `${label}, ${size.name}`
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_54px_54px_50px_24px] items-end gap-1.5">
      <Cell label={says.name} first={index === 0}>
        <input aria-label={named(says.name)} className={cell} value={size.name} spellCheck={false} onChange={({ target }) => onName(target.value)} />
      </Cell>
      {(['width', 'height'] as const).map((side) => (
        <Cell key={side} label={says[side]} first={index === 0}>
          <input
            aria-label={named(says[side])}
            type="number"
            className={cell}
            value={size[side] ?? ''}
            onChange={({ target }) => onChange({ ...size, [side]: figureOf(target) })}
          />
        </Cell>
      ))}
      <Cell label={says.weight} first={index === 0}>
        <input
          aria-label={named(says.weight)}
          type="number"
          className={cell}
          value={size.maxBytes === undefined ? '' : size.maxBytes / 1_000}
          onChange={({ target }) => {
            const kilobytes = figureOf(target)
            onChange({ ...size, maxBytes: kilobytes === undefined ? undefined : Math.round(kilobytes * 1_000) })
          }}
        />
      </Cell>
      {alone ? (
        <span />
      ) : (
        <button
          type="button"
          aria-label={says.remove(size.name)}
          onClick={onRemove}
          className="target grid h-(--control) place-items-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

const Cell = ({ label, first, children }: { label: string; first: boolean; children: ReactNode }) => (
  <div className="min-w-0">
    {first ? (
      <span aria-hidden className="mb-1 block text-12 text-ink-3">
        {label}
      </span>
    ) : null}
    {children}
  </div>
)

const figureOf = ({ value, valueAsNumber }: HTMLInputElement): number | undefined =>
  value === '' || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber

const freeName = (names: ReadonlySet<string>): string => {
  for (let n = names.size + 1; ; n++) if (!names.has(says.ownName(n))) return says.ownName(n)
}
