import type { Operations } from '../../api/operations.ts'

type Template = Operations['family.show']['output']['template']

const below = 140
const withoutBoxes = 640

/** How far down a rendition shows something, in CSS px: the format's height, or where its lowest slot ends and a foot below it. */
export const reachOf = ({ format, slots }: Pick<Template, 'format' | 'slots'>): number => {
  if (format.height !== undefined) return format.height
  const ends = slots.flatMap(({ box }) => (box ? [box.y + box.height] : []))
  return ends.length === 0 ? withoutBoxes : Math.max(...ends) + below
}
