import { z } from 'zod'
import { asPlaces } from '../../kernel/expression/problem.ts'
import type { Expression } from '../../kernel/expression/expression.ts'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'
import { compileOwn, ownFacts } from '../own-words.ts'

const Settings = z.strictObject({
  when: z.string().trim().min(1).max(20_000).describe('CEL; true where it speaks').meta({ title: 'Speaks when', of: 'ownRule' }),
  sentence: z.string().trim().min(3).max(200).describe('what is said then').meta({ title: 'What it says' }),
  fix: z.string().trim().max(200).default('Change it, or choose another').describe('what to do about it').meta({ title: 'What to do' }),
})

export const ownRuleHolds = guardrailKind({
  name: 'own-rule-holds',
  demands: 'A rule of our own, over what is known of a part',
  why: 'What only this house knows about its content is written down here, where it is judged, and not in somebody’s head.',
  settings: Settings,
  about: 'ours',
  severity: 'warn',
  judges: eachSlot,
  says: ({ when }) => `when ${when}`,
  problems: ({ when }) => {
    const compiled = compileOwn(when)
    return compiled.ok ? [] : asPlaces(compiled.problems, 'settings.when')
  },
  judge: (subject, settings, around) => {
    const piece = onlyPiece(subject)
    if (!compiledOf(settings)?.test(ownFacts(piece, subject.locale, around))) return []
    const { slot, component } = piece
    return [
      {
        slot: slot.name,
        component: component.id,
        ...(slot.box && { box: slot.box }),
        reason: asSentence(settings.sentence),
        fix: { sentence: settings.fix },
      },
    ]
  },
})

/** A rule is compiled once for each time that it is read, however many parts it judges. One that holds no more together says nothing. */
const compiledOf = (settings: z.output<typeof Settings>): Expression | undefined => {
  const known = compiledBy.get(settings)
  if (known !== undefined) return known ?? undefined
  const compiled = compileOwn(settings.when)
  const expression = compiled.ok ? compiled.expression : undefined
  compiledBy.set(settings, expression ?? null)
  return expression
}
const compiledBy = new WeakMap<object, Expression | null>()

const asSentence = (said: string): string => (/[.!?…]$/u.test(said) ? said : `${said}.`)
