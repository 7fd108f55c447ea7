import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import { CodeField, type LineMark } from '../../kit/CodeField.tsx'
import { TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { keyFrom } from '../TemplateEditor/draft.ts'
import { draftOf, type BrandDraft, parsedFrom } from './draft.ts'
import { lineOf, type Brand } from './tokens.ts'
import { words } from './words.ts'

const { form } = words
const drawn = ['key', 'name', 'tokens', 'sets', 'site', 'sender']

interface Props {
  /** The brand that is amended; a new one without. */
  brand?: Brand
  onDone: () => void
  onSaved: (key: string) => void
}

/** A brand as it is written: tokens and sets as DTCG has them, and who answers for it. What is amiss stands at its line. */
export const BrandForm = ({ brand, onDone, onSaved }: Props) => {
  const [draft, setDraft] = useState(() => draftOf(brand))
  const add = useCommand('brand.add')
  const amend = useCommand('brand.amend')
  const { error, isPending, reset } = brand ? amend : add
  const parsed = parsedFrom(draft)
  const change = (next: Partial<BrandDraft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const save = () => {
    if (parsed.problem !== undefined) return
    const told = { onSuccess: ({ key }: { key: string }) => onSaved(key) }
    if (brand) amend.mutate(asked({ id: brand.id, ...parsed.said, ifVersion: brand.version }), told)
    else {
      const { site, sender, ...said } = parsed.said
      add.mutate(asked({ key: draft.key, ...said, ...(site && { site }), ...(sender && { sender }) }), told)
    }
  }
  const text = (field: 'site' | 'senderName' | 'address' | 'postal', path: string) => ({
    label: form[field],
    value: draft[field],
    findings: findingsAt(error, path),
    onChange: ({ target }: { target: { value: string } }) => change({ [field]: target.value }),
  })
  return (
    <form
      noValidate
      className="grid max-w-240 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        autoFocus={!brand}
        label={form.name}
        value={draft.name}
        maxLength={80}
        findings={findingsAt(error, 'name')}
        onChange={({ target }) => change({ name: target.value, ...(brand ? {} : { key: keyFrom(target.value) }) })}
      />
      {brand ? null : (
        <TextField
          label={form.key}
          hint={form.keyHint}
          value={draft.key}
          maxLength={60}
          spellCheck={false}
          findings={findingsAt(error, 'key')}
          onChange={({ target }) => change({ key: target.value })}
        />
      )}
      <CodeField label={form.tokens} value={draft.tokens} marks={marksIn(draft.tokens, 'tokens', error)} onChange={(tokens) => change({ tokens })} />
      {brand ? (
        <div className="grid gap-1">
          <CodeField label={form.sets} value={draft.sets} marks={marksIn(draft.sets, 'sets', error)} onChange={(sets) => change({ sets })} />
          <p className="text-12 text-pretty text-ink-2">{form.setsHint}</p>
        </div>
      ) : null}
      <TextField type="url" {...text('site', 'site')} />
      <fieldset className="grid min-w-0 gap-3 rounded-2 border border-line p-3">
        <legend className="px-1 text-12 text-ink-2">{form.sender}</legend>
        <TextField maxLength={120} {...text('senderName', 'sender.name')} />
        <TextField type="email" {...text('address', 'sender.address')} />
        <TextField maxLength={300} hint={form.senderHint} {...text('postal', 'sender.postal')} />
      </fieldset>
      <FormFoot
        says={form}
        isSaving={isPending}
        because={parsed.problem}
        onCancel={onDone}
        problem={error && <Problem problem={error} fields={drawn} />}
      />
    </form>
  )
}

/** What a refusal says of a text of JSON, each at the line of its place. */
const marksIn = (text: string, field: string, problem: NoAnswer | null): LineMark[] =>
  !isRefusal(problem)
    ? []
    : (problem.where ?? []).flatMap(({ path = '', problem: sentence, hint }) =>
        path === field || path.startsWith(`${field}.`)
          ? [
              {
                line: lineOf(text, path.split('.').slice(1)),
                severity: 'block' as const,
                sentence: [path.slice(field.length + 1), hint === undefined ? sentence : `${sentence}; ${hint}`].filter(Boolean).join(': '),
              },
            ]
          : [],
      )
