import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

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

/** A few ways to look at the same thing, one at a time. Arrows move between them. */
export const Segment = <V extends string>({ label, options, value, onChange }: Props<V>) => (
  <ToggleGroup.Root
    type="single"
    aria-label={label}
    value={value}
    onValueChange={(next) => next && onChange(next as V)}
    className="inline-flex h-6.5 shrink-0 rounded-2 border border-line bg-surface pointer-coarse:h-11"
  >
    {options.map((option) => (
      <ToggleGroup.Item
        key={option.value}
        value={option.value}
        className="flex items-center gap-1.5 px-2.5 text-12 whitespace-nowrap text-ink-2 not-first:border-l not-first:border-line first:rounded-l-[4px] last:rounded-r-[4px] hover:text-ink focus-visible:z-1 data-[state=on]:bg-hover data-[state=on]:font-strong data-[state=on]:text-ink"
      >
        {option.mark}
        {option.label}
      </ToggleGroup.Item>
    ))}
  </ToggleGroup.Root>
)
