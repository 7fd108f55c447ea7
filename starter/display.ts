import { displaySizes, type Sized } from '../engine/create/display-sizes.ts'
import type { Box, Slot, TypeStyle } from '../engine/create/template.ts'

type Place = Required<Pick<Slot, 'box'>> & Pick<Slot, 'type' | 'maxLines' | 'picture'>

interface Layout {
  image: Box
  headline: { box: Box; size: number; lines: number }
  call?: { box: Box; size: number }
  legal?: { box: Box; size: number }
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const lineOf = (size: number): number => Math.round(size * 1.16)

/** Words beside the picture, in one row. */
const strip = ({ width, height }: Sized): Layout => {
  const pad = height < 90 ? 10 : 18
  const picture = Math.round(height * (width < 400 ? 1.1 : 1.7))
  const left = picture + pad
  const call = width < 400 ? 0 : height < 90 ? 132 : 176
  const high = height < 90 ? 32 : 42
  const text = height === 100 ? 18 : width < 240 ? 13 : width < 400 ? 14 : height < 90 ? 17 : width < 800 ? 25 : 28
  const lines = width < 240 ? 3 : height === 100 ? 3 : 2
  const beside = width - left - pad - (call === 0 ? 0 : call + pad)
  const tall = lineOf(text) * lines
  return {
    image: box(0, 0, picture, height),
    headline: { box: box(left, Math.round((height - tall) / 2), beside, tall), size: text, lines },
    ...(call > 0 && { call: { box: box(width - pad - call, Math.round((height - high) / 2), call, high), size: height < 90 ? 13 : 16 } }),
  }
}

/** Words on the ground to the left, the picture to the right. */
const side = ({ width, height }: Sized): Layout => {
  const large = height > 500
  const pad = large ? 72 : 20
  const words = Math.round(width * (large ? 0.5 : 0.46)) - pad
  const text = large ? 62 : width > 900 ? 34 : 25
  const lines = large ? 4 : width > 900 ? 2 : 4
  const high = large ? 76 : 42
  const call = Math.min(words, large ? 340 : 186)
  const bottom = height - (large ? 72 : 20)
  const tall = lineOf(text) * lines
  return {
    image: box(Math.round(width * (large ? 0.56 : 0.54)), 0, width - Math.round(width * (large ? 0.56 : 0.54)), height),
    headline: { box: box(pad, Math.max(large ? 150 : 52, bottom - high - (large ? 32 : 18) - tall), words, tall), size: text, lines },
    call: { box: box(pad, bottom - high, call, high), size: large ? 28 : 16 },
  }
}

/** The picture behind everything, words at its foot where the shade is. */
const poster = ({ width, height }: Sized): Layout => {
  const large = width > 900
  const pad = large ? 72 : width < 150 ? 10 : width < 250 ? 14 : 20
  const text = large
    ? height > 1_200
      ? 104
      : 88
    : width < 130
      ? height > 200
        ? 21
        : 14
      : width < 200
        ? height > 200
          ? 25
          : 18
        : width < 300
          ? 21
          : height > 450
            ? 36
            : 25
  const lines = width < 200 ? (height > 200 ? 6 : 4) : height > 450 || large ? 4 : 3
  const calls = height >= 200
  const high = large ? 104 : width < 200 ? 36 : 40
  const bottom = height - pad
  const gap = large ? 48 : 14
  const foot = calls ? bottom - high - gap : bottom
  const legalHigh = large ? 72 : 26
  const legal = width >= 300 && height >= 480
  const under = legal ? legalHigh + gap : 0
  const tall = lineOf(text) * lines
  const call = large ? 460 : Math.min(width - 2 * pad, 210)
  return {
    image: box(0, 0, width, height),
    headline: { box: box(pad, Math.max(0, foot - under - tall), width - 2 * pad, tall), size: text, lines },
    ...(calls && { call: { box: box(pad, bottom - high - under, call, high), size: large ? 36 : width < 150 ? 10 : width < 200 ? 12 : 15 } }),
    ...(legal && { legal: { box: box(pad, bottom - legalHigh, width - 2 * pad, legalHigh), size: large ? 26 : 10 } }),
  }
}

const layoutOf = (format: Sized): Layout => {
  if (format.height <= 100) return strip(format)
  return format.width / format.height >= 1.4 && format.width >= 480 ? side(format) : poster(format)
}

const serif = (size: number): TypeStyle => ({ font: 'young-serif-400', size, lineHeight: lineOf(size), letterSpacing: 0 })
const strong = (size: number, lineHeight: number): TypeStyle => ({ font: 'inter-600', size, lineHeight, letterSpacing: 0 })
const small = (size: number): TypeStyle => ({ font: 'inter-400', size, lineHeight: Math.round(size * 1.3), letterSpacing: 0 })

/** Where a slot stands in each size; a size that does not show it names no box. */
const placesOf = (place: (layout: Layout) => Place | undefined): Pick<Slot, 'formats'> & Partial<Place> => {
  const [first, ...others] = displaySizes.map((format) => ({ name: format.name, at: place(layoutOf(format)) }))
  return { ...first?.at, formats: Object.fromEntries(others.flatMap(({ name, at }) => (at ? [[name, at]] : []))) }
}

const overPicture = { slot: 'image', shade: { colour: 'color.night', opacity: 0.6 } }

/** Slots of the template that serves every size. Boxes are written down, so that what is measured is what is drawn. */
export const displaySlots: readonly Slot[] = [
  {
    name: 'headline',
    label: 'Headline',
    kind: 'headline',
    required: true,
    maxCharacters: 48,
    colour: 'color.headline',
    ground: overPicture,
    ...placesOf(({ headline: { box: room, size: px, lines } }) => ({ box: room, type: serif(px), maxLines: lines })),
  },
  { name: 'image', label: 'Picture', kind: 'image', required: true, ...placesOf(({ image }) => ({ box: image })) },
  {
    name: 'callToAction',
    label: 'Call to action',
    kind: 'callToAction',
    required: true,
    maxCharacters: 24,
    colour: 'color.ground',
    ground: { colour: 'color.paper' },
    ...placesOf(({ call }) => call && { box: call.box, type: strong(call.size, call.box.height), maxLines: 1 }),
  },
  {
    name: 'legalLine',
    label: 'Legal line',
    kind: 'legalLine',
    required: false,
    maxCharacters: 120,
    colour: 'color.headline',
    ground: overPicture,
    ...placesOf(({ legal }) => legal && { box: legal.box, type: small(legal.size), maxLines: 2 }),
  },
]
