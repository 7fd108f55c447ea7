import { z } from 'zod'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

/** What writers leave behind: markers, sample text, and merge fields of other tools. Liquid in a component is text, never a merge field. */
const left =
  /\{\{[^}]*\}\}|\{%[^%]*%\}|\[\[[^\]]*\]\]|\[(?:name|first name|product|price|date|link|cta|headline|copy)\]|<<[^>]*>>|%%[^%]+%%|\*\|[^|]*\|\*|\$\{[^}]*\}|\b(?:lorem ipsum|TODO|TBD|TBC|FIXME|XXX+)\b/giu

export const placeholdersAreResolved = guardrailKind({
  name: 'placeholders-are-resolved',
  demands: 'Nothing is left to fill in',
  why: '“Hello [first name]” is the one line of a campaign that everybody remembers.',
  settings: z.strictObject({}),
  severity: 'block',
  judges: eachSlot,
  judge: (subject) => {
    const { slot, component, text = '' } = onlyPiece(subject)
    return [...text.matchAll(left)].map((found): Drafted => ({
      slot: slot.name,
      component: component.id,
      reason: `“${found[0].slice(0, 40)}” is left to fill in.`,
      span: { from: found.index, length: found[0].length },
      measured: found[0].slice(0, 80),
      fix: { sentence: 'Write what should stand there' },
    }))
  },
})
