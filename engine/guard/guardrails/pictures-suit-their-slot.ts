import { z } from 'zod'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

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
  judge: (subject, { crop }) => {
    const { slot, component, asset } = onlyPiece(subject)
    if (!asset || !slot.picture) return []
    const place = { slot: slot.name, component: component.id }
    const found: Drafted[] = []
    const { width, height, maxBytes } = slot.picture
    const drawn = asset.mediaType === 'image/svg+xml'
    if (!drawn && (asset.width < width || asset.height < height)) {
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
    const lost = croppedAway(asset, slot.picture)
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
  },
})

/** Share of a picture that `object-fit: cover` hides. */
const croppedAway = (asset: { width: number; height: number }, slot: { width: number; height: number }): number => {
  const [shape, wanted] = [asset.width / asset.height, slot.width / slot.height]
  return 1 - Math.min(shape, wanted) / Math.max(shape, wanted)
}

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`
