import { useId, type ReactNode } from 'react'

export interface SegmentOption<V extends string> {
  value: V
  label: string
  mark?: ReactNode
}

interface Props<V extends string> {
  label: string
  options: readonly SegmentOption<V>[]
  value: V
  onChange: (value: V) => void
}

/** A few ways to look at the same thing, one at a time: the browser's own radios, so that arrows move between them. */
export const Segment = <V extends string>({ label, options, value, onChange }: Props<V>) => {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex h-6.5 shrink-0 rounded-2 border border-line bg-surface pointer-coarse:h-11">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex cursor-pointer items-center gap-1.5 px-2.5 text-12 whitespace-nowrap text-ink-2 not-first:border-l not-first:border-line first:rounded-l-[4px] last:rounded-r-[4px] hover:text-ink has-checked:bg-hover has-checked:font-strong has-checked:text-ink has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.mark}
          {option.label}
        </label>
      ))}
    </div>
  )
}
