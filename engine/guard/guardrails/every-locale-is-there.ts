import { z } from 'zod'
import { unsaidIn } from '../../create/completeness.ts'
import { formOf } from '../../create/component-kind.ts'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const everyLocaleIsThere = guardrailKind({
  name: 'every-locale-is-there',
  demands: 'Every component speaks every locale of its family',
  why: 'A reader who meets half a page in another language trusts neither half.',
  settings: z.strictObject({}),
  about: 'words',
  severity: 'block',
  judges: eachSlot,
  judge: (subject) => {
    const { slot, component, fields } = onlyPiece(subject)
    const missing = unsaidIn(formOf(component), fields)
    if (missing.length === 0) return []
    return [
      {
        slot: slot.name,
        component: component.id,
        reason: `${slot.label} says nothing in ${subject.locale}${missing.includes('text') ? '' : `: ${missing.join(', ')} missing`}.`,
        measured: Object.keys(component.fields).join(', '),
        limit: subject.locale,
        fix: { sentence: `Write it in ${subject.locale}`, inComponent: true },
      },
    ]
  },
})
