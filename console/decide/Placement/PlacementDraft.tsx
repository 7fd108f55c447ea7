import type { Action } from '../../actions/action.ts'
import { useQueryOf, type NoAnswer } from '../../api/queries.ts'
import { Section } from '../../kit/Section.tsx'
import { RuleDraftPanel } from '../RuleDraft/RuleDraftPanel.tsx'
import { RuleForm } from '../RuleDraft/RuleForm.tsx'
import { carriedBy, type Ruled } from '../RuleDraft/form.ts'
import type { useRuleDraft } from '../RuleDraft/useRuleDraft.ts'
import { words as ruleWords } from '../RuleDraft/words.ts'
import { words } from '../words.ts'
import type { Place } from './useStanding.ts'

interface Props {
  placement: Place
  draft: ReturnType<typeof useRuleDraft>
  editing: boolean
  /** What can be done with the draft itself. */
  deeds: readonly Action[]
  problem: NoAnswer | null
  onDone: () => void
}

const inset = 'px-5 pb-4 max-inspector:px-(--page)'

/** The draft of this placement’s rule, above what is live: the form, or what it changes and would do. */
export const PlacementDraft = ({ placement, draft, editing, deeds, problem, onDone }: Props) => {
  const { rule } = draft
  const policies = usePolicies(placement.policy.name)
  if (!editing && !rule) return null
  return (
    <div className="border-b border-line">
      {editing ? (
        <Section title={ruleWords.draft} className={inset}>
          <RuleForm
            of={{ kind: 'placement', id: placement.id, key: placement.key }}
            ruled={rule ? (rule.after as unknown as Ruled) : placement}
            because={rule?.because ?? ''}
            version={rule?.version}
            carried={rule ? carriedBy(rule) : {}}
            policies={policies}
            onDone={onDone}
          />
        </Section>
      ) : (
        <RuleDraftPanel draft={draft} deeds={deeds} problem={problem} className={inset} />
      )}
    </div>
  )
}

/** What the engine can choose by; the one that is live is there before the engine has named them all. */
const usePolicies = (live: string) => {
  const { data } = useQueryOf('policy.list', {})
  return (data?.policies ?? [{ name: live }]).map(({ name }) => ({ value: name, label: words.place.policy[name] ?? name }))
}
