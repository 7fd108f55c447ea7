import type { Form, StandardFunction } from './form.ts'
import type { Does } from '../meaning.ts'

const test = (does: (text: string, part: string) => boolean): Form => ({
  method: true,
  takes: ['string', 'string'],
  gives: 'bool',
  does: does as Does,
})

/** `matches` is not here: its pattern is read when the rule is saved (pattern.ts). */
export const textFunctions: readonly StandardFunction[] = [
  {
    name: 'contains',
    says: 'Whether the text holds another.',
    example: 'context.page.contains("sale")',
    forms: [test((text, part) => text.includes(part))],
  },
  {
    name: 'startsWith',
    says: 'Whether the text begins with another.',
    example: 'context.page.startsWith("/shop/")',
    forms: [test((text, part) => text.startsWith(part))],
  },
  {
    name: 'endsWith',
    says: 'Whether the text ends with another.',
    example: 'profile.mail.endsWith(".no")',
    forms: [test((text, part) => text.endsWith(part))],
  },
]
