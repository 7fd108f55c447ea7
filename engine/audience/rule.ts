import type { Attributes } from '../kernel/expression/attribute.ts'
import { compileExpression, type Expression } from '../kernel/expression/expression.ts'
import type { Predicate } from '../kernel/expression/names.ts'
import { asPlaces } from '../kernel/expression/problem.ts'
import type { Facts } from '../kernel/expression/value.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { agreedTo } from './agreed.ts'
import type { Attribute } from './attribute.ts'
import type { Audience } from './audience.ts'
import type { Profile, Value } from './profile.ts'

/** All that a rule of this engine may name: declared attributes and saved audiences. */
export interface RuleWords {
  attributes: Attributes
  predicates: Readonly<Record<string, Predicate>>
}

/** There without being declared: the purposes that somebody agreed to. */
export const consentAttribute = 'profile.consent'

export type DeclaredAttribute = Pick<Attribute, 'key' | 'type' | 'sensitive' | 'label'>

const declared = (attributes: readonly DeclaredAttribute[]): Attributes => ({
  [consentAttribute]: { type: 'list', of: 'string', summary: 'purposes that the person agreed to' },
  ...Object.fromEntries(
    attributes.map(({ key, type, sensitive, label }) => [
      key,
      { type, ...(type === 'list' && { of: 'string' as const }), sensitive, summary: label },
    ]),
  ),
})

/**
 * The words of an engine. An audience may use audiences that were made before it; one whose rule no longer holds is left out, so that
 * whatever names it is refused by name instead of deciding wrongly.
 */
export const ruleWords = (
  attributes: readonly DeclaredAttribute[],
  audiences: readonly Pick<Audience, 'key' | 'rule' | 'state' | 'id'>[],
): RuleWords => {
  const words: { attributes: Attributes; predicates: Record<string, Predicate> } = { attributes: declared(attributes), predicates: {} }
  for (const { key, rule } of audiences.filter(({ state }) => state === 'live').toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const compiled = compileRule(rule, words)
    if (!isRefusal(compiled)) words.predicates[`audience.${key}`] = compiled
  }
  return words
}

/** A rule of this engine, compiled; an empty one takes everybody. */
export const compileRule = (text: string, { attributes, predicates }: RuleWords, path?: string): Expression | Refusal => {
  const compiled = compileExpression(text.trim() === '' ? 'true' : text, attributes, { returns: 'bool', predicates })
  if (compiled.ok) return compiled.expression
  const [first] = compiled.problems
  return refuse('invalidExpression', first ? `The rule does not hold: ${first.message}` : 'The rule does not hold.', {
    where: asPlaces(compiled.problems, path),
    ...(first && { remedy: first.hint }),
  })
}

/** What a profile brings to a rule, by attribute: `profile.country` → 'NO'. What is missing is absent. */
export const profileFacts = (
  profile: Pick<Profile, 'traits' | 'facts' | 'consents'>,
  attributes: readonly Pick<Attribute, 'key' | 'origin'>[],
): Record<string, Value> => {
  const facts: Record<string, Value> = { [consentAttribute]: agreedTo(profile.consents) }
  for (const { key, origin } of attributes) {
    const value = origin.kind === 'trait' ? profile.traits[origin.trait] : origin.kind === 'context' ? undefined : profile.facts[key]
    if (value !== undefined && value !== null) facts[key] = value as Value
  }
  return facts
}

/** Flat facts as rules read them: nested by the parts of their paths, with the moment. */
export const nested = (flat: Readonly<Record<string, Value>>, now: Date): Facts => {
  const profile: Record<string, Value> = {}
  const context: Record<string, Value> = {}
  for (const path in flat) {
    const value = flat[path]
    if (value === undefined) continue
    const { ofProfile, leaf } = stepsOf(path)
    if (ofProfile) profile[leaf] = value
    else context[leaf] = value
  }
  return { profile, context, now: now.getTime() }
}

/** The two steps of an attribute’s path. The same few come with every decision: they are cut once. */
export const stepsOf = (path: string): Steps => {
  const known = steps.get(path)
  if (known) return known
  if (steps.size >= mostSteps) steps.clear()
  const cut = { ofProfile: path.startsWith('profile.'), leaf: path.slice(8) }
  steps.set(path, cut)
  return cut
}
interface Steps {
  ofProfile: boolean
  leaf: string
}
const steps = new Map<string, Steps>()
const mostSteps = 5_000

/** Is this profile in the audience now? */
export const isMember = (rule: Expression, profile: Profile, attributes: readonly Attribute[], now: Date): boolean =>
  profile.state !== 'merged' && rule.test(nested(profileFacts(profile, attributes), now))
