import { z } from 'zod'
import { attributesUsed, type Expression } from '../kernel/expression/expression.ts'
import { scopeOf, type Scope } from '../kernel/expression/scope.ts'
import type { RuleCount } from './rule-count.ts'

/** What speaks against a rule although it holds: it takes nobody, or everybody, and so decides nothing. */
export const Doubt = z.object({
  takes: z.enum(['nobody', 'everybody']),
  proven: z.boolean().describe('true: whoever asks; false: of the profiles that were looked at'),
  sentence: z.string(),
})
export type Doubt = z.infer<typeof Doubt>

/** What a rule shows by itself. One that was left empty is meant for everybody. */
export const provenDoubt = (rule: Expression): Doubt | undefined => {
  const scope = rule.source === 'true' ? undefined : scopeOf(rule)
  return scope && { takes: scope === 'nobody' ? 'nobody' : 'everybody', proven: true, sentence: provenSentence(scope, rule) }
}

const provenSentence = (scope: Scope, rule: Expression): string => {
  if (scope === 'nobody') return 'Nobody can fit this rule: what it asks for excludes itself.'
  if (scope === 'everybody') return 'Everybody fits this rule, whatever is known of them.'
  return `Everybody fits this rule of whom it is known what it asks about: ${attributesUsed(rule).join(', ')}.`
}

/** What was found when the rule was tried on real profiles. Where something was missing, nothing is said. */
export const measuredDoubt = ({ looked, kept, open }: RuleCount, whole: boolean): Doubt | undefined => {
  const those = `${whole ? 'the' : 'the sampled'} ${looked} profiles`
  if (looked === 0) return undefined
  if (kept === looked) return { takes: 'everybody', proven: false, sentence: `All of ${those} fit this rule.` }
  return kept + open > 0 ? undefined : { takes: 'nobody', proven: false, sentence: `None of ${those} fits this rule.` }
}

/** For the answer of whatever saves a rule. */
export const Warnings = z.array(z.string()).optional().describe('what speaks against what was saved: a rule that takes nobody, or everybody')

export const warningsOf = (...rules: readonly Expression[]): { warnings?: string[] } => {
  const warnings = rules.flatMap((rule) => provenDoubt(rule)?.sentence ?? [])
  return warnings.length > 0 ? { warnings } : {}
}
