import { directionOf } from './locale-direction.ts'
import type { Box, Format, Slot, Template } from './template.ts'

/** Every size that a template is drawn in, the one that placements ask for first. */
export const formatsOf = ({ format, formats = [] }: Pick<Template, 'format' | 'formats'>): readonly Format[] => [format, ...formats]

/** A slot as it stands in one format of its template. */
export const slotIn = (slot: Slot, { format: first }: Pick<Template, 'format'>, format: Pick<Format, 'name'>): Slot => {
  const { formats, ...held } = slot
  const { box: _elsewhere, ...loose } = held
  return { ...(format.name === first.name ? held : loose), ...formats?.[format.name] }
}

/** Where a box of a template lies in a picture, and the other way round: where a locale is written from the right, boxes lie mirrored. */
export const mirrored = (box: Box, { width }: Pick<Format, 'width'>, locale: string): Box =>
  directionOf(locale) === 'rtl' ? { ...box, x: width - box.x - box.width } : box

/** A slot as a picture shows it. */
export const drawnIn = (slot: Slot, template: Pick<Template, 'format'>, format: Format, locale: string): Slot => {
  const here = slotIn(slot, template, format)
  return here.box ? { ...here, box: mirrored(here.box, format, locale) } : here
}

export interface Shape {
  wide: boolean
  tall: boolean
  square: boolean
}

/** wide: from 3 : 2 on.  tall: up to 2 : 3.  square: all between. Without a height it grows, so it is tall. */
export const shapeOf = ({ width, height }: Pick<Format, 'width' | 'height'>): Shape => {
  const ratio = height === undefined ? 0 : width / height
  return { wide: ratio >= 1.5, tall: ratio <= 2 / 3, square: ratio > 2 / 3 && ratio < 1.5 }
}
