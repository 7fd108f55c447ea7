import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { ChoiceField, TextArea, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { LazyRuleBuilder } from '../../rule/LazyRuleBuilder.tsx'
import { CapsField } from './CapsField.tsx'
import { draftOf, formOf, wrongIn, type Ruled, type Wrong } from './form.ts'
import { words } from './words.ts'

interface Props {
  of: Operations['rule.draft']['input']['of']
  /** What the form begins with. */
  ruled: Ruled
  because: string
  /** Version of the draft that there is. */
  version: number | undefined
  /** What else the draft changes. */
  carried: Partial<Operations['rule.draft']['input']>
  policies: readonly { value: string; label: string }[]
  onDone: () => void
}

/** The rule of one placement or campaign, to be drafted: nothing of it is live before another person has said yes. */
export const RuleForm = ({ of, ruled, because, version, carried, policies, onDone }: Props) => {
  const [form, setForm] = useState(() => formOf(ruled, because))
  const [tried, setTried] = useState(false)
  const { mutate, error, isPending, reset } = useCommand('rule.draft')
  const wrong = wrongIn(form, of.kind)
  const set = (change: Partial<typeof form>) => {
    reset()
    setForm((before) => ({ ...before, ...change }))
  }
  const sayWrong = (field: Wrong, sentence: string): FieldFinding[] => (tried && wrong.includes(field) ? [{ severity: 'block', sentence }] : [])
  const save = () => {
    setTried(true)
    if (wrong.length === 0) mutate(asked({ ...carried, ...draftOf(form, of, version) }), { onSuccess: onDone })
  }
  return (
    <form
      aria-label={words.draft}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section aria-label={words.fields.eligibility}>
        <h3 className="mb-1 font-strong">{words.fields.eligibility}</h3>
        <LazyRuleBuilder text={form.eligibility} onChange={(eligibility) => set({ eligibility })} asDecided />
      </section>
      {of.kind === 'placement' ? (
        <>
          <ChoiceField label={words.fields.policy} options={policies} value={form.policy} onChange={(policy) => set({ policy })} />
          <TextArea
            label={words.settings}
            hint={words.settingsHint}
            value={form.settings}
            spellCheck={false}
            rows={2}
            findings={[...sayWrong('settings', words.notJson), ...said(error, 'policy')]}
            onChange={(event) => set({ settings: event.target.value })}
            style={{ fontFamily: 'var(--mono)', fontSize: '12px' }}
          />
          <TextField
            label={words.fields.holdout}
            hint={words.holdoutHint}
            inputMode="decimal"
            value={form.holdout}
            findings={sayWrong('holdout', words.notNumber('0', '50'))}
            onChange={(event) => set({ holdout: event.target.value })}
          />
        </>
      ) : (
        <TextField
          label={words.fields.priority}
          hint={words.priorityHint}
          inputMode="numeric"
          value={form.priority}
          findings={sayWrong('priority', words.notNumber('0', '1,000'))}
          onChange={(event) => set({ priority: event.target.value })}
        />
      )}
      <CapsField caps={form.caps} wrong={(place) => tried && wrong.includes(`caps.${place}`)} onChange={(caps) => set({ caps })} />
      <TextField
        label={words.because}
        hint={words.becauseHint}
        value={form.because}
        maxLength={400}
        findings={sayWrong('because', words.becauseHint)}
        onChange={(event) => set({ because: event.target.value })}
      />
      <FormFoot
        save={words.saveIt}
        busy={isPending ? words.saving : undefined}
        cancel={words.cancel}
        onCancel={onDone}
        problem={error && <Problem problem={error} />}
      />
    </form>
  )
}

/** What the engine says of one field, below it. */
const said = (error: NoAnswer | null, field: string): FieldFinding[] =>
  isRefusal(error)
    ? (error.where ?? []).flatMap(({ path = '', problem, hint }) =>
        path === field || path.startsWith(`${field}.`)
          ? [{ severity: 'block' as const, sentence: hint === undefined ? problem : `${problem} ${hint}` }]
          : [],
      )
    : []
