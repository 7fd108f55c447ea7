import type { Action } from '../../actions/action.ts'
import { Deeds } from '../../actions/Deeds.tsx'
import { usePeople } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { RuleChanges } from './RuleChanges.tsx'
import type { useRuleDraft } from './useRuleDraft.ts'
import { WhatIfSection } from './WhatIfSection.tsx'
import { words } from './words.ts'
import type { NoAnswer } from '../../api/queries.ts'

interface Props {
  draft: ReturnType<typeof useRuleDraft>
  /** What can be done with it, where no bar offers that. */
  deeds?: readonly Action[]
  problem: NoAnswer | null
  className: string
}

/** A drafted change of what decides: what changes, what it would do, and where it is on its road to live. */
export const RuleDraftPanel = ({ draft: { rule, standing, look, seenAt, report }, deeds = [], problem, className }: Props) => {
  const { face } = usePeople()
  const { moment } = useFormat()
  if (!rule) return null
  const maker = rule.makers.at(-1)
  const approval = standing?.yes.approval
  return (
    <>
      <Section
        title={
          <>
            {words.differs} <Tag tone="thread">{words.draft}</Tag>
          </>
        }
        side={<span className="text-12">{words.by(face(maker?.id ?? '')?.name ?? '', moment(rule.madeAt))}</span>}
        className={className}
      >
        <RuleChanges rule={rule} />
        <p className="mt-2.5 text-pretty text-ink-2">{rule.because}</p>
        {approval === undefined ? null : (
          <p className="mt-2 text-pretty">
            {words.waits(standing?.yes.because ?? '')}{' '}
            <Go href={`/review/${approval}`} className="linked">
              {words.toReview}
            </Go>
          </p>
        )}
        <Deeds actions={deeds} problem={problem} />
      </Section>
      <WhatIfSection rule={rule} look={look} seenAt={seenAt} report={report} className={`border-t border-line ${className}`} />
    </>
  )
}
