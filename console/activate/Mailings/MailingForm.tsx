import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'
import type { Mailing } from './ledger.ts'
import { type Draft, draftOf, inputFrom, missingIn } from './mailingDraft.ts'
import { MailingFields } from './MailingFields.tsx'

const { letter: form } = words

interface Props {
  /** Absent for a new one. */
  mailing: Mailing | undefined
  /** From where the last one was sent. */
  last: Mailing | undefined
  onDone: () => void
  /** What was saved, by its id. */
  onSaved: (id: string) => void
}

/** Where what is refused is said. */
const drawn = ['name', 'key', 'placement', 'audience', 'class', 'from.name', 'from.address', 'replyTo', 'at']

/** A mailing: which content, to whom, of which class, from whom and when. What the engine refuses stands at its field. */
export const MailingForm = ({ mailing, last, onDone, onSaved }: Props) => {
  const format = useFormat()
  const [draft, setDraft] = useState(() => draftOf(mailing, last, format))
  const { mutate, error, isPending, reset } = useCommand('mailing.draft')
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const missing = missingIn(draft)
  return (
    <InspectorSection title={mailing?.name ?? words.draftMailing}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing.length === 0) mutate(asked(inputFrom(draft, mailing, format)), { onSuccess: ({ id }) => onSaved(id) })
        }}
      >
        <MailingFields draft={draft} change={change} isNew={mailing === undefined} said={(field) => findingsAt(error, field)} />
        <p className="text-12 text-pretty text-ink-2">{form.later}</p>
        <FormFoot
          says={form}
          isSaving={isPending}
          because={missing.length > 0 ? `${strings.briefs.form.missing}: ${missing.join(', ')}.` : undefined}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}
