import { z } from 'zod'
import { sortOf } from '../../create/media-sort.ts'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const videosPlayWithoutWaiting = guardrailKind({
  name: 'videos-play-without-waiting',
  demands: 'A video needs no more than a common line carries',
  why: 'It is played while it loads: what comes slower than it plays stands still, and who waits leaves.',
  settings: z.strictObject({
    most: z
      .number()
      .positive()
      .max(200)
      .default(8)
      .describe('Mbit a second, of pictures and sound together; 8 is what YouTube recommends for 1080p (upload encoding settings, 2024)')
      .meta({ title: 'Mbit a second' }),
  }),
  about: 'delivery',
  severity: 'warn',
  judges: eachSlot,
  says: ({ most }) => `${most} Mbit a second`,
  judge: (subject, { most }, { template }) => {
    const { slot, component, file } = onlyPiece(subject)
    if (!file || sortOf(file) !== 'video' || file.duration === undefined || template.channel === 'display') return []
    const rate = Math.round((file.bytes * 8) / file.duration / 1e5) / 10
    if (rate <= most) return []
    return [
      {
        slot: slot.name,
        component: component.id,
        reason: `“${file.name}” needs ${rate} Mbit a second, ${most} allowed.`,
        measured: rate,
        limit: most,
        unit: 'Mbit/s',
        fix: { sentence: 'Save it smaller, or with a lower bit rate' },
      },
    ]
  },
})
