import { z } from 'zod'
import type { Asset } from '../../create/asset.ts'
import type { Slot } from '../../create/template.ts'
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
  judge: (subject, { crop }, { template }) => {
    const piece = onlyPiece(subject)
    const { picture, formats } = piece.slot
    return inEachSize(piece.slot, template).flatMap(({ slot, format }) => {
      // What a slot asks for in its own format, others have said for themselves, or ask for the room that they draw.
      const asked = format === undefined || format === template.format.name ? picture : formats?.[format]?.picture
      const found = asked ? unlike(piece, asked, crop) : tooCoarse({ ...piece, slot })
      return found.map((finding) => saidOfSize(finding, format))
    })
  },
})

type Asked = NonNullable<Slot['picture']>

const isDrawing = ({ mediaType }: Asset): boolean => mediaType === 'image/svg+xml'

const unlike = ({ slot, component, asset }: Piece, { width, height, maxBytes }: Asked, crop: number): Drafted[] => {
  if (!asset) return []
  const place = { slot: slot.name, component: component.id }
  const found: Drafted[] = []
  if (!isDrawing(asset) && (asset.width < width || asset.height < height)) {
    found.push({
      ...place,
      reason: `“${asset.name}” is ${asset.width} × ${asset.height} px, the slot draws ${width} × ${height}.`,
      measured: `${asset.width}×${asset.height}`,
      limit: `${width}×${height}`,
      unit: 'px',
      fix: { sentence: 'Choose a larger picture' },
    })
  }
  if (maxBytes !== undefined && asset.bytes > maxBytes) {
    found.push({
      ...place,
      reason: `“${asset.name}” weighs ${kilobytes(asset.bytes)}, ${kilobytes(maxBytes)} allowed.`,
      measured: asset.bytes,
      limit: maxBytes,
      unit: 'bytes',
      fix: { sentence: 'Save it as WebP, or at a lower quality' },
    })
  }
  const lost = croppedAway(asset, { width, height })
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
