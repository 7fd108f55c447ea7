import { z } from 'zod'
import type { ContentChannel } from '../../create/channel.ts'
import type { Part } from '../../create/crop.ts'
import type { SlotCut } from '../../create/preset-uses.ts'
import { shownPictures } from '../../create/shown-picture.ts'
import { inEachSize, saidOfSize } from '../each-size.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece } from '../guardrail-kind.ts'
import { shownIn } from '../what-is-shown.ts'

export const cropKeepsTheFocalPoint = guardrailKind({
  name: 'crop-keeps-the-focal-point',
  demands: 'What a picture is about stays in sight when it is cropped',
  why: 'A face that is cut in half is what a reader sees, whatever the words say.',
  settings: z.strictObject({
    margin: z
      .number()
      .min(0)
      .max(0.4)
      .default(0.05)
      .describe('of what is shown, that the focal point must keep from its edge, 0 to 0.4')
      .meta({ title: 'Distance from the edge' }),
  }),
  about: 'pictures',
  severity: 'warn',
  judges: eachSlot,
  says: ({ margin }) => `${Math.round(margin * 100)} % from the edge of what is shown`,
  judge: (subject, { margin }, { template, cuts }) => {
    const piece = onlyPiece(subject)
    return inEachSize(piece.slot, template).flatMap(({ slot, format }) =>
      cropped({ ...piece, slot }, margin, template.channel, cuts?.get(slot.name)).map((finding) => saidOfSize(finding, format)),
    )
  },
})

const cropped = ({ slot, component, asset }: Piece, margin: number, channel: ContentChannel, cuts: readonly SlotCut[] | undefined): Drafted[] => {
  const frame = slot.box ?? slot.picture
  if (!asset?.focal) return []
  const { focal } = asset
  const nearest = Math.min(
    ...shownPictures(asset, cuts).map((shown) =>
      Math.min(keptBy(shown.part, focal), frame && shown.focal ? keptBy(shownIn(channel, shown, frame), shown.focal) : Number.POSITIVE_INFINITY),
    ),
  )
  if (nearest >= margin) return []
  return [
    {
      slot: slot.name,
      component: component.id,
      ...(slot.box && { box: slot.box }),
      reason: nearest < 0 ? `What “${asset.name}” is about is cropped away.` : `What “${asset.name}” is about lies at the edge of the crop.`,
      measured: Math.round(nearest * 100),
      limit: Math.round(margin * 100),
      unit: '%',
      fix: { sentence: 'Choose a picture nearer to the shape of the slot, or move its focal point' },
    },
  ]
}

/** How far a point keeps from the nearest edge at which something is cropped away. */
const keptBy = ({ x, y, width, height }: Part, point: { x: number; y: number }): number =>
  Math.min(nearestEdge(point.x, x, width), nearestEdge(point.y, y, height))

/** How far a point keeps from the nearer edge, in shares of what is shown; where nothing is cropped, the edge is the picture’s own. */
const nearestEdge = (point: number, from: number, shown: number): number => {
  if (shown >= 1) return Number.POSITIVE_INFINITY
  const at = (point - from) / shown
  return Math.min(at, 1 - at)
}
