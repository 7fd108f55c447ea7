import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { TextField, type FieldFinding } from '../../kit/Field.tsx'
import { RuleBuilder } from '../../rule/RuleBuilder.tsx'
import { keyOf } from './keyOf.ts'
import { words } from './words.ts'

/** Who is in? Counted at each clause before anything is saved. */
export const NewAudience = () => {
  const navigate = useNavigate()
  const [draft, setDraft] = useState<{ name: string; key?: string; rule: string }>({ name: '', rule: '' })
  const { mutate, isPending, error, reset } = useCommand('audience.save')
  const key = draft.key ?? keyOf(draft.name)
  const change = (next: Partial<typeof draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const save = () =>
    mutate(asked({ key, name: draft.name, rule: draft.rule }), {
      onSuccess: () => void navigate({ to: '/audiences/$audience', params: { audience: key } }),
    })
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/events' }, { label: words.audiences, href: '/audiences' }, { label: words.add }]}
      title={words.newTitle}
    >
      <form
        noValidate
        className="grid max-w-200 gap-4 px-(--page) py-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className="grid grid-cols-2 gap-4 max-column:grid-cols-1">
          <TextField label={words.name} value={draft.name} findings={at(error, 'name')} onChange={(event) => change({ name: event.target.value })} />
          <TextField
            label={words.key}
            hint={words.keyHint}
            value={key}
            findings={at(error, 'key')}
            onChange={(event) => change({ key: event.target.value })}
          />
        </div>
        <section aria-label={words.rule}>
          <h2 className="mb-1 font-strong">{words.rule}</h2>
          <RuleBuilder text={draft.rule} onChange={(rule) => change({ rule })} />
        </section>
        {error ? <Problem problem={error} /> : null}
        <div>
          <Button type="submit" tone="filled" busy={isPending ? words.saving : undefined}>
            {words.save}
          </Button>
        </div>
      </form>
    </Screen>
  )
}

const at = (error: NoAnswer | null, field: string): FieldFinding[] =>
  isRefusal(error) ? (error.where ?? []).flatMap(({ path, problem }) => (path === field ? [{ severity: 'block', sentence: problem }] : [])) : []
