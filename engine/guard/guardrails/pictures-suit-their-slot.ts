import { z } from 'zod'
import type { Asset } from '../../create/asset.ts'
import type { Slot } from '../../create/template.ts'
import type { SlotCut } from '../../create/preset-uses.ts'
import { finest, shownPictures } from '../../create/shown-picture.ts'
import { inEachSize, saidOfSize } from '../each-size.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece } from '../guardrail-kind.ts'

export const picturesSuitTheirSlot = guardrailKind({
  name: 'pictures-suit-their-slot',
  demands: 'Pictures have the pixels and the weight that their slot asks for',
  why: 'A picture that is drawn larger than it is looks cheap; one that weighs too much is never seen by those on a train.',
  settings: z.strictObject({
    crop: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('warn where more than this share of the picture is cropped away, 0 to 1')
      .meta({ title: 'Most that is cropped' }),
  }),
  about: 'pictures',
  severity: 'block',
  judges: eachSlot,
  says: ({ crop }) => `warns where more than ${Math.round(crop * 100)} % is cropped away`,
  judge: (subject, { crop }, { template, cuts }) => {
    const piece = onlyPiece(subject)
    const { picture, formats } = piece.slot
    return inEachSize(piece.slot, template).flatMap(({ slot, format }) => {
      // What a slot asks for in its own format, others have said for themselves, or ask for the room that they draw.
      const asked = format === undefined || format === template.format.name ? picture : formats?.[format]?.picture
      const found = asked ? unlike(piece, asked, crop, cuts?.get(slot.name)) : tooCoarse({ ...piece, slot })
      return found.map((finding) => saidOfSize(finding, format))
    })
  },
})

type Asked = NonNullable<Slot['picture']>

const isDrawing = ({ mediaType }: Asset): boolean => mediaType === 'image/svg+xml'

/** Weighed as the template shows it: by the largest of its cuts, where it shows it in presets. */
const unlike = (
  { slot, component, asset }: Piece,
  { width, height, maxBytes }: Asked,
  crop: number,
  cuts: readonly SlotCut[] | undefined,
): Drafted[] => {
  const shown = asset && finest(shownPictures(asset, cuts))
  if (!asset || !shown) return []
  const { preset } = shown
  const place = { slot: slot.name, component: component.id }
  const as = preset ? ` in “${preset.name}”` : ''
  const found: Drafted[] = []
  if (!isDrawing(asset) && (shown.width < width || shown.height < height)) {
    found.push({
      ...place,
      reason: `“${asset.name}” is ${shown.width} × ${shown.height} px${as}, the slot draws ${width} × ${height}.`,
      measured: `${shown.width}×${shown.height}`,
      limit: `${width}×${height}`,
      unit: 'px',
      fix: { sentence: preset && !shown.small ? 'Show it in a larger preset' : 'Choose a larger picture' },
    })
  }
  if (maxBytes !== undefined && shown.bytes > maxBytes) {
    found.push({
      ...place,
      reason: `“${asset.name}” weighs ${preset ? 'about ' : ''}${kilobytes(shown.bytes)}${as}, ${kilobytes(maxBytes)} allowed.`,
      measured: shown.bytes,
      limit: maxBytes,
      unit: 'bytes',
      fix: { sentence: preset ? `Show it in a preset that weighs no more than ${kilobytes(maxBytes)}` : 'Save it as WebP, or at a lower quality' },
    })
  }
  const lost = 1 - shown.part.width * shown.part.height * (1 - croppedAway(shown, { width, height }))
  if (lost > crop) {
    found.push({
      ...place,
      severity: 'warn',
      reason: `${Math.round(lost * 100)} % of “${asset.name}” is cropped away.`,
      measured: Math.round(lost * 100),
      limit: Math.round(crop * 100),
      unit: '%',
      fix: { sentence: 'Choose a picture nearer to the shape of the slot' },
    })
  }
  return found
}

/** Drawn larger than this it looks soft; by less nobody sees it. */
const mostStretched = 1.1

/** Of a set of sizes, where a room says nothing of its picture: one that fills it is drawn larger than it is. */
const tooCoarse = ({ slot, component, asset }: Piece): Drafted[] => {
  if (!asset || isDrawing(asset) || !slot.box) return []
  const { width, height } = slot.box
  const stretched = Math.max(width / asset.width, height / asset.height)
  if (stretched <= mostStretched) return []
  const times = Math.round(stretched * 10) / 10
  return [
    {
      slot: slot.name,
      component: component.id,
      box: slot.box,
      severity: 'warn',
      reason: `“${asset.name}” is ${asset.width} × ${asset.height} px and drawn ${times} times as large.`,
      measured: `${asset.width}×${asset.height}`,
      limit: `${width}×${height}`,
      unit: 'px',
      fix: { sentence: 'Choose a larger picture' },
    },
  ]
}

/** Share of a picture that `object-fit: cover` hides. */
const croppedAway = (asset: { width: number; height: number }, slot: { width: number; height: number }): number => {
  const [shape, wanted] = [asset.width / asset.height, slot.width / slot.height]
  return 1 - Math.min(shape, wanted) / Math.max(shape, wanted)
}

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`
