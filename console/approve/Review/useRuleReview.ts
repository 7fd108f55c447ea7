import type { Operations } from '../../api/operations.ts'
import { useQueryOf, type NoAnswer } from '../../api/queries.ts'
import type { Rule } from '../../decide/RuleDraft/form.ts'
import { useReport, type WhatIf } from '../../decide/RuleDraft/useRuleDraft.ts'

export interface RuleReview {
  rule: Rule
  report: WhatIf | undefined
  /** It was drafted anew since approval was asked for. */
  moved: boolean
}

/** Everything that a yes to a drafted rule is about; undefined while it is on its way, or for another kind of subject. */
export const useRuleReview = (
  approval: Operations['approval.show']['output']['approval'] | undefined,
): { review: RuleReview | undefined; error: NoAnswer | null } => {
  const subject = approval?.subject.kind === 'rule' ? approval.subject : undefined
  const { data, error } = useQueryOf('rule.show', { id: subject?.id ?? '' }, { enabled: subject !== undefined })
  const rule = data?.rule.id === subject?.id ? data?.rule : undefined
  const report = useReport(rule?.evidence?.whatIf)
  const here = rule && (rule.evidence === undefined || report !== undefined)
  return { review: here && subject ? { rule, report, moved: rule.hash !== subject.hash || data?.current === false } : undefined, error }
}
