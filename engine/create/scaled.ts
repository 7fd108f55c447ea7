import type { Box, Format, Slot, Template, TypeStyle } from './template.ts'

type Room = Pick<Format, 'width' | 'height'>

/** Small letters are not made smaller: below this nothing is read (px). */
const leastType = 12

const heightOf = ({ width, height = width }: Room): number => height

/** How a slot that has a box in one size lies and is set in another: the box by each side, its type by the side that shrinks more, its lines as many as fit. */
export const scaledTo = (
  { box, type, maxLines }: { box: Box; type?: TypeStyle | undefined; maxLines?: number | undefined },
  from: Room,
  to: Room,
): Pick<Slot, 'type' | 'maxLines'> & { box: Box } => {
  const [across, down] = [to.width / from.width, heightOf(to) / heightOf(from)]
  const there = {
    x: Math.round(box.x * across),
    y: Math.round(box.y * down),
    width: Math.max(1, Math.round(box.width * across)),
    height: Math.max(1, Math.round(box.height * down)),
  }
  if (!type) return { box: there }
  const size = Math.min(type.size, Math.max(leastType, Math.round(type.size * Math.min(across, down))))
  const lineHeight = Math.round((type.lineHeight * size) / type.size)
  const lines = maxLines !== undefined && { maxLines: Math.max(1, Math.min(maxLines, Math.floor(there.height / lineHeight))) }
  return { box: there, type: { ...type, size, lineHeight }, ...lines }
}

/** The limits of a slot with a box in one more size, scaled from that of the first; nothing where the first has none. */
export const withBoxIn = (slot: Slot, { format: first }: Pick<Template, 'format'>, format: Format): Pick<Slot, 'formats'> | undefined => {
  const { box, type, maxLines, formats } = slot
  if (!box || format.name === first.name) return undefined
  return { formats: { ...formats, [format.name]: { ...scaledTo({ box, type, maxLines }, first, format), ...formats?.[format.name] } } }
}
