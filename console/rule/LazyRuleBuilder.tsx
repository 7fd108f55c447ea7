import { lazy, Suspense } from 'react'
import type { RuleBuilderProps } from './RuleBuilder.tsx'
import { words } from './words.ts'

// The language with its checks weighs as much as the whole first page: it comes when somebody sees a rule.
const RuleBuilder = lazy(async () => ({ default: (await import('./RuleBuilder.tsx')).RuleBuilder }))

/** The rule builder; until it is there, the rule as it is written. */
export const LazyRuleBuilder = (props: RuleBuilderProps) => (
  <Suspense fallback={<code className="mono block [overflow-wrap:anywhere]">{props.text || words.everyone}</code>}>
    <RuleBuilder {...props} />
  </Suspense>
)
