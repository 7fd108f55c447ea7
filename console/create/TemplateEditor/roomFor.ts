import type { Box } from '../../../engine/create/template.ts'
import type { Draft, Limits } from './draft.ts'
import type { Finding } from './found.ts'
import type { Tried } from './useTry.ts'

type Room = Tried['room'][number]

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
export const roomFor = ({ slot, format, guardrail, unit }: Finding, room: readonly Room[], draft: Draft): Widening[] => {
  const size = draft.sizes.find(({ name }) => name === (format ?? draft.sizes[0]?.name))
  const here = room.filter((one) => one.slot === slot && one.format === size?.name)
  const [first] = here
  if (guardrail !== 'text-fits-its-slot' || unit === 'characters' || !first || !size || slot === undefined) return []
  const { box } = first
  const { lines, width, height, under } = neededBy(here, first)
  const about = { slot, size: size.name }
  const ends = { right: size.width ?? 0, below: size.height ?? Number.POSITIVE_INFINITY }
  const tooManyLines = first.maxLines !== undefined && lines > first.maxLines
  const found: Widening[] = []
  if (tooManyLines && box.y + under <= ends.below)
    found.push({ ...about, by: 'lines', to: lines, limits: { maxLines: lines, box: { ...box, height: under } } })
  if (width > box.width && box.x + width <= ends.right) found.push({ ...about, by: 'width', to: width, limits: { box: { ...box, width } } })
  if (!tooManyLines && height > box.height && box.y + height <= ends.below)
    found.push({ ...about, by: 'height', to: height, limits: { box: { ...box, height } } })
  return found
}

/** What the languages ask for together, in lines and CSS px; `under`: the height of a box that holds that many lines. */
const neededBy = (here: readonly Room[], { box, maxLines }: Room): { lines: number; width: number; height: number; under: number } => {
  const most = (of: (one: Room) => number): number => Math.max(...here.map(of))
  const lineHeight = most(({ height, lines }) => height / Math.max(1, lines))
  // A single line does not wrap: how many it would be is reckoned from its width.
  const lines = most((one) => (maxLines === 1 ? Math.ceil(one.width / one.box.width) : one.lines))
  const [width, height] = [Math.ceil(most((one) => one.width)), Math.ceil(most((one) => one.height))]
  return { lines, width, height, under: Math.max(box.height, Math.ceil(lines * lineHeight)) }
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
