import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import { RuleChanges } from '../../decide/RuleDraft/RuleChanges.tsx'
import { WhatIfReport } from '../../decide/RuleDraft/WhatIfReport.tsx'
import { words as ruleWords } from '../../decide/RuleDraft/words.ts'
import type { RuleReview } from './useRuleReview.ts'

const inset = 'px-(--page) pb-5 max-w-[760px]'

/** What a yes to a rule is about: before and after, why, and what it would have done to logged decisions. */
export const RuleContent = ({ review: { rule, report } }: { review: RuleReview }) => {
  const { moment } = useFormat()
  return (
    <>
      <Section title={ruleWords.differs} side={<span className="text-12">{moment(rule.madeAt)}</span>} className={inset}>
        <RuleChanges rule={rule} />
        <p className="mt-2.5 text-pretty text-ink-2">{rule.because}</p>
      </Section>
      {report ? <WhatIfReport whatIf={report} className={`border-t border-line ${inset}`} /> : null}
    </>
  )
}
