import { z } from 'zod'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const fontHasTheLetters = guardrailKind({
  name: 'font-has-the-letters',
  demands: 'The font can draw every letter of the text',
  why: 'A letter that the brand’s font lacks falls back to another face, or to an empty box.',
  settings: z.strictObject({}),
  about: 'looks',
  severity: 'block',
  judges: eachSlot,
  judge: (subject) => {
    const { slot, component, text = '', ...piece } = onlyPiece(subject)
    // A text lacks the same letters in every size.
    const measured = piece.measured ?? piece.places?.[0]?.found
    if (measured === undefined || measured === 'missing' || measured.missing.length === 0) return []
    const missing = measured.missing.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
    const [first = ''] = missing
    return [
      {
        slot: slot.name,
        component: component.id,
        reason: `${slot.type?.font ?? 'The font'} cannot draw ${missing.slice(0, 8).join(' ')}.`,
        span: { from: text.indexOf(first), length: first.length },
        measured: missing.length,
        limit: 0,
        unit: 'letters',
        fix: { sentence: 'Write it with letters that the font has, or set the slot in another font' },
      },
    ]
  },
})
