import { z } from 'zod'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'
import { whatIsShown } from '../what-is-shown.ts'

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
  judge: (subject, { margin }) => {
    const { slot, component, asset } = onlyPiece(subject)
    const frame = slot.box ?? slot.picture
    if (!asset?.focal || !frame) return []
    const shown = whatIsShown(asset, frame)
    const across = (asset.focal.x - shown.x) / shown.width
    const down = (asset.focal.y - shown.y) / shown.height
    const nearest = Math.min(across, 1 - across, down, 1 - down)
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
  },
})
