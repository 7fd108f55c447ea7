import type { Box } from '../../../engine/create/template.ts'
import type { Draft, Limits } from './draft.ts'
import type { Finding } from './found.ts'
import type { Tried } from './useTry.ts'

/** A change of limits by which a text that runs over would fit. */
export interface Widening {
  by: 'lines' | 'width' | 'height'
  /** Lines, or CSS px. */
  to: number
  slot: string
  size: string
  limits: Pick<Limits, 'maxLines'> & { box: Box }
}

/** What would give the text of a finding its room, in all languages that are shown, as far as its size has the place for it. */
export const roomFor = ({ slot, format, guardrail, unit }: Finding, room: Tried['room'], draft: Draft): Widening[] => {
  const size = draft.sizes.find(({ name }) => name === (format ?? draft.sizes[0]?.name))
  const here = room.filter((one) => one.slot === slot && one.format === size?.name)
  const [first] = here
  if (guardrail !== 'text-fits-its-slot' || unit === 'characters' || !first || !size || slot === undefined) return []
  const { box, maxLines } = first
  const most = (of: (one: (typeof here)[number]) => number): number => Math.max(...here.map(of))
  const lineHeight = most(({ height, lines }) => height / Math.max(1, lines))
  const [width, height] = [Math.ceil(most((one) => one.width)), Math.ceil(most((one) => one.height))]
  // A single line does not wrap: how many it would be is reckoned from its width.
  const lines = maxLines === 1 ? most((one) => Math.ceil(one.width / one.box.width)) : most((one) => one.lines)
  const isLow = (bottom: number): boolean => size.height === undefined || bottom <= size.height
  const under = Math.max(box.height, Math.ceil(lines * lineHeight))
  const about = { slot, size: size.name }
  return [
    ...(maxLines !== undefined && lines > maxLines && isLow(box.y + under)
      ? [{ ...about, by: 'lines' as const, to: lines, limits: { maxLines: lines, box: { ...box, height: under } } }]
      : []),
    ...(width > box.width && box.x + width <= (size.width ?? 0)
      ? [{ ...about, by: 'width' as const, to: width, limits: { box: { ...box, width } } }]
      : []),
    ...((maxLines === undefined || lines <= maxLines) && height > box.height && isLow(box.y + height)
      ? [{ ...about, by: 'height' as const, to: height, limits: { box: { ...box, height } } }]
      : []),
  ]
}

/** The draft with that room: of the first size in the slot itself, of another in what the slot says for it. */
export const withRoom = (draft: Draft, { slot, size, limits }: Widening): Draft => ({
  ...draft,
  slots: draft.slots.map((one) => {
    if (one.name !== slot) return one
    return size === draft.sizes[0]?.name
      ? { ...one, ...limits }
      : { ...one, formats: { ...one.formats, [size]: { ...one.formats[size], ...limits } } }
  }),
})
