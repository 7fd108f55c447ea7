import { z } from 'zod'
import { attributesUsed, type Expression } from '../kernel/expression/expression.ts'
import type { Facts } from '../kernel/expression/value.ts'
import { agreedTo } from './agreed.ts'
import type { Attribute } from './attribute.ts'
import { Audience } from './audience.ts'
import { type Profile, Value } from './profile.ts'
import { consentAttribute, nested, profileFacts } from './rule.ts'

/** What a rule is tried with, besides the profile. */
export const Trial = z.strictObject({
  rule: Audience.shape.rule,
  context: z.record(z.string().max(80), Value).default({}).describe('what a request would bring, as in {"rain": 2.5}'),
  asDecided: z.boolean().default(false).describe('as at a placement: of whoever did not agree to personalisation nothing else is known'),
})
export type Trial = z.infer<typeof Trial>

/** What a rule would see of one profile. */
export const trialFacts = (profile: Profile, attributes: readonly Attribute[], { context, asDecided }: Trial, now: Date): Facts => {
  const consents = agreedTo(profile.consents)
  const known = asDecided && !consents.includes('personalisation') ? { [consentAttribute]: consents } : profileFacts(profile, attributes)
  const brought = Object.entries(context).map(([name, value]) => [`context.${name}`, value] as const)
  return nested({ ...known, ...Object.fromEntries(brought) }, now)
}

/** What a rule asks of the request and the trial does not bring: no profile can answer it. */
export const unanswered = (rule: Expression, { context }: Trial): string[] =>
  attributesUsed(rule).filter((path) => path.startsWith('context.') && !Object.hasOwn(context, path.slice(8)))
