import { z } from 'zod'
import { sortOf } from '../../create/media-sort.ts'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const videosHaveAPoster = guardrailKind({
  name: 'videos-have-a-poster',
  demands: 'A picture stands for a video until it is played',
  why: 'No mail program and no banner plays a video, and a page loads it only for who presses play: all of them see the poster.',
  settings: z.strictObject({}),
  about: 'pictures',
  severity: 'block',
  judges: eachSlot,
  judge: (subject, _, { template }) => {
    const { slot, component, file } = onlyPiece(subject)
    if (!file || sortOf(file) !== 'video' || file.poster) return []
    return [
      {
        ...(template.channel === 'web' && { severity: 'warn' as const }),
        slot: slot.name,
        component: component.id,
        reason: `“${file.name}” has no poster.`,
        fix: { sentence: 'Take a frame of it, or name a picture' },
      },
    ]
  },
})
