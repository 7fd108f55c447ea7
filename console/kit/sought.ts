import { fit } from '../actions/rank.ts'
import type { PickOption } from './Pick.tsx'

/** What is chosen from many: found by other words too, and shown where it belongs. */
export interface SoughtOption extends PickOption {
  /** Other words for it. */
  also?: readonly string[] | undefined
  /** The head that it stands under. */
  group?: string | undefined
  /** How far it is indented below what it is a kind of. */
  depth?: number | undefined
}

/** What fits a text: by its own name first, then by another word for it, then by its value or the head that it stands under. */
export const sought = (options: readonly SoughtOption[], text: string): readonly SoughtOption[] =>
  text.trim() === ''
    ? options
    : options
        .map((option) => ({ option, fits: fitOf(option, text) }))
        .filter(({ fits }) => fits > 0)
        .toSorted((a, b) => b.fits - a.fits)
        .map(({ option }) => option)

const fitOf = ({ value, label, also = [], group = '' }: SoughtOption, text: string): number =>
  Math.max(
    fit(label, text) * 3,
    ...also.map((word) => fit(word, text) * 2),
    fit(value, text),
    group.toLowerCase().startsWith(text.trim().toLowerCase()) ? 1 : 0,
  )
