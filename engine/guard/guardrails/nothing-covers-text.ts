import { z } from 'zod'
import { anyFrom } from '../../create/backdrop.ts'
import { linesSaying } from '../body-lines.ts'
import { coveredShare, mostCovered } from '../drawn-ground.ts'
import { inEachSize, saidOfSize } from '../each-size.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const nothingCoversText = guardrailKind({
  name: 'nothing-covers-text',
  demands: 'Nothing is drawn over the words of a picture',
  why: 'What lies behind something else is read by nobody, and whoever wrote it sees it in the form all the same.',
  settings: z.strictObject({
    least: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.1)
      .describe('share of the words that is covered, from which it is told, 0.01 to 1')
      .meta({ title: 'Told from' }),
  }),
  about: 'looks',
  severity: 'block',
  judges: eachSlot,
  says: ({ least }) => `told from ${Math.round(least * 100)} % of the words on; warns below ${mostCovered * 100} %`,
  judge: (subject, { least }, around) => {
    const piece = onlyPiece(subject)
    const drawn = around.backdrops && anyFrom(around.backdrops, subject.locale)
    if (!drawn || !piece.text) return []
    const lines = linesSaying(around.template.body, `data-slot="${piece.slot.name}"`)
    return inEachSize(piece.slot, around.template).flatMap(({ slot, format }): Drafted[] => {
      const size = format ?? around.template.format.name
      const room = drawn.sizes[size]?.rooms[slot.name]
      const share = room ? coveredShare({ ...piece, slot }, size, room, around) : 0
      if (share < least) return []
      const percent = Math.round(share * 100)
      const finding: Drafted = {
        slot: slot.name,
        component: piece.component.id,
        ...(slot.box && { box: slot.box }),
        ...(share < mostCovered && { severity: 'warn' }),
        reason: share < mostCovered ? `${slot.label} is covered in part.` : `${slot.label} is covered by what is drawn over it.`,
        measured: percent,
        limit: Math.round(least * 100),
        unit: '%',
        ...(lines.length > 0 && { lines }),
        fix: { sentence: 'Write what covers it before it in the code, or move one of the two' },
      }
      return [saidOfSize(finding, format)]
    })
  },
})
