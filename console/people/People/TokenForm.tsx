import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { TextField } from '../../kit/Field.tsx'
import { listed } from './person.ts'
import { ShownOnce } from '../../kit/ShownOnce.tsx'
import { words } from './words.ts'

/** Where what is refused is said. */
const drawn = ['label', 'scopes', 'days']

/** A new token. Its secret stands here once and nowhere else: it leaves the page with this form. */
export const TokenForm = ({ holder, onDone }: { holder: string; onDone: () => void }) => {
  const [draft, setDraft] = useState({ label: '', scopes: '*', days: '90' })
  const { mutate, data, error, isPending, reset } = useCommand('token.issue')
  if (data) return <ShownOnce label={words.secret} secret={data.secret} sentence={words.secretOnce} onDone={onDone} />
  const text = (field: keyof typeof draft) => ({
    label: words.token[field],
    value: draft[field],
    findings: findingsAt(error, field),
    onChange: (event: { target: { value: string } }) => {
      reset()
      setDraft((before) => ({ ...before, [field]: event.target.value }))
    },
  })
  return (
    <form
      noValidate
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(asked({ label: draft.label.trim(), scopes: listed(draft.scopes), days: Number(draft.days), actor: holder }))
      }}
    >
      <TextField autoFocus hint={words.token.labelHint} maxLength={120} {...text('label')} />
      <TextField hint={words.token.scopesHint} spellCheck={false} {...text('scopes')} />
      <TextField inputMode="numeric" {...text('days')} />
      <FormFoot
        says={{ save: words.issue, saving: words.issuing, cancel: words.cancel }}
        isSaving={isPending}
        onCancel={onDone}
        problem={error && <Problem problem={error} fields={drawn} />}
      />
    </form>
  )
}
