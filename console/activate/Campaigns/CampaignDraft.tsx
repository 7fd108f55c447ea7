import { useCallback, useState } from 'react'
import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import type { Operations } from '../../api/operations.ts'
import { DiscardDialog } from '../../decide/RuleDraft/DiscardDialog.tsx'
import { carriedBy, type Ruled } from '../../decide/RuleDraft/form.ts'
import { RuleDraftPanel } from '../../decide/RuleDraft/RuleDraftPanel.tsx'
import { RuleForm } from '../../decide/RuleDraft/RuleForm.tsx'
import { useDraftDeeds } from '../../decide/RuleDraft/useDraftDeeds.ts'
import { useRuleDraft } from '../../decide/RuleDraft/useRuleDraft.ts'

type Campaign = Operations['campaign.show']['output']['campaign']

/** The draft of a live campaign’s rule, with what its road to live lets one do. */
export const CampaignDraft = ({ campaign }: { campaign: Campaign }) => {
  const of = { kind: 'campaign', id: campaign.id } as const
  const draft = useRuleDraft(of)
  const { rule } = draft
  const [editing, setEditing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const onEdit = useCallback(() => setEditing(true), [])
  const onDiscard = useCallback(() => setDiscarding(true), [])
  const { actions, problem } = useDraftDeeds({ draft, editing, onEdit, onDiscard })
  useActions(actions, campaign.name)
  return (
    <>
      <Deeds actions={actions} problem={null} />
      {rule ? <DiscardDialog rule={rule} open={discarding} onOpenChange={setDiscarding} /> : null}
      {editing ? (
        <div className="mt-3">
          <RuleForm
            of={{ ...of, key: campaign.key }}
            ruled={rule ? (rule.after as unknown as Ruled) : campaign}
            because={rule?.because ?? ''}
            version={rule?.version}
            carried={rule ? carriedBy(rule) : {}}
            policies={[]}
            onDone={() => setEditing(false)}
          />
        </div>
      ) : (
        <RuleDraftPanel draft={draft} problem={problem} className="py-3" />
      )}
    </>
  )
}
