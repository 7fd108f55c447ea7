import { z } from 'zod'
import { kindInWords } from '../../create/component-kind.ts'
import { guardrailKind, slotAndLegalLine } from '../guardrail-kind.ts'
import { orOf } from '../../kernel/or-of.ts'

export const legalLineIsPresent = guardrailKind({
  name: 'legal-line-is-present',
  demands: 'What needs a legal line has one',
  why: 'An offer, a test result or a comparison without its small print is a promise that nobody meant to make.',
  settings: z.strictObject({
    kinds: z.array(z.string().max(60)).default(['offer']).describe('kinds of component that need one').meta({ title: 'Kinds', of: 'componentKind' }),
    tags: z.array(z.string().max(60)).default([]).describe('concepts that need one').meta({ title: 'Tags', of: 'concept' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: slotAndLegalLine,
  says: ({ kinds, tags }) =>
    [
      ...(kinds.length > 0 ? [`with each ${orOf(kinds.map(kindInWords))}`] : []),
      ...(tags.length > 0 ? [`with what is tagged ${orOf(tags)}`] : []),
    ].join(', and ') || 'with nothing yet',
  judge: ({ pieces }, { kinds, tags }) => {
    if (pieces.some(({ component, text }) => component.kind === 'legalLine' && (text ?? '').trim() !== '')) return []
    const needing = pieces.find(({ component }) => kinds.includes(component.kind) || component.tags.some((tag) => tags.includes(tag)))
    if (!needing) return []
    const because = needing.component.tags.find((tag) => tags.includes(tag))
    return [
      {
        slot: needing.slot.name,
        component: needing.component.id,
        reason: `${needing.slot.label} needs a legal line${because === undefined ? '' : `, since it is about ${because}`}, and there is none.`,
        fix: { sentence: 'Put a legal line into the family' },
      },
    ]
  },
})
