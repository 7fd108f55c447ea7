import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'
import { CampaignFields } from './CampaignFields.tsx'
import { draftOf, inputFrom, misread, missingIn, type Campaign, type Draft } from './campaignDraft.ts'

const { drafting: form } = words

interface Props {
  /** Absent for a new one. */
  campaign: Campaign | undefined
  onDone: () => void
  /** What was saved, by its id. */
  onSaved: (id: string) => void
}

/** Where what is refused is said. */
const drawn = ['name', 'key', 'family', 'placements', 'from']

/** A campaign: what, where, for whom, when, how important, and how much of it. What the engine refuses stands at its field. */
export const CampaignForm = ({ campaign, onDone, onSaved }: Props) => {
  const format = useFormat()
  const [draft, setDraft] = useState(() => draftOf(campaign, format))
  const { mutate, error, isPending, reset } = useCommand('campaign.draft')
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const wrong = misread(draft)
  const missing = missingIn(draft)
  return (
    <InspectorSection title={campaign?.name ?? words.draftOne}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong.length === 0 && missing.length === 0) mutate(asked(inputFrom(draft, campaign, format)), { onSuccess: ({ id }) => onSaved(id) })
        }}
      >
        <CampaignFields draft={draft} change={change} wrong={wrong} isNew={campaign === undefined} said={(field) => findingsAt(error, field)} />
        {campaign && campaign.state !== 'draft' ? <p className="text-12 text-pretty text-ink-2">{form.atOnce}</p> : null}
        <FormFoot
          says={form}
          isSaving={isPending}
          because={missing.length > 0 ? `${strings.briefs.form.missing}: ${missing.join(', ')}.` : undefined}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} text={draft.eligibility} />}
        />
      </form>
    </InspectorSection>
  )
}
