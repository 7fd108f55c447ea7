import { keyOf } from '../../../engine/create/key-of.ts'
import { mostHeldOut } from '../../../engine/decide/limits.ts'
import { useListOf, useQueryOf } from '../../api/queries.ts'
import { whyNoNumber } from '../../format/whyNoNumber.ts'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { LazyRuleBuilder } from '../../rule/LazyRuleBuilder.tsx'
import { words } from '../words.ts'
import type { Draft, NumberField } from './campaignDraft.ts'

const { drafting: form } = words
const most = 1000
const all = {} as const

interface Props {
  draft: Draft
  change: (next: Partial<Draft>) => void
  wrong: readonly NumberField[]
  isNew: boolean
  /** What was refused of a field of the operation. */
  said: (field: string) => FieldFinding[]
}

export const CampaignFields = ({ draft, change, wrong, isNew, said }: Props) => {
  const families = useListOf('family.list', all, most)
  const currency = useQueryOf('person.whoami', {}).data?.engine.currency ?? ''
  const text = (field: Exclude<keyof Draft, 'family'>, label: string, path: string = field) => ({
    label,
    value: draft[field],
    findings: said(path),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  const number = (field: NumberField, label: string, path: string = field) => ({
    ...text(field, label, path),
    inputMode: 'decimal' as const,
    findings: [...said(path), ...(wrong.includes(field) ? [misreadAt(field, draft)] : [])],
  })
  return (
    <>
      <TextField {...text('name', form.name)} maxLength={120} />
      <TextField
        {...text('key', form.key)}
        hint={form.keyHint}
        readOnly={!isNew}
        placeholder={draft.name.trim() === '' ? undefined : keyOf(draft.name, 'campaign')}
      />
      <ChoiceField
        label={words.family}
        hint={isNew ? undefined : form.familyHint}
        options={(families.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.family}
        placeholder={form.choose}
        findings={said('family')}
        onChange={(family) => change({ family })}
      />
      <TextField {...text('placements', words.placements)} hint={form.placementsHint} />
      <section aria-label={words.rule}>
        <h3 className="mb-1 font-label">{words.rule}</h3>
        <p className="mb-1.5 text-12 text-pretty text-ink-2">{form.ruleHint}</p>
        <LazyRuleBuilder text={draft.eligibility} onChange={(eligibility) => change({ eligibility })} asDecided />
      </section>
      <div className="grid grid-cols-2 gap-3">
        <TextField {...text('from', words.starts)} type="date" hint={isNew ? form.fromHint : undefined} />
        <TextField {...text('until', words.until)} type="date" hint={form.untilHint} />
      </div>
      <TextField {...number('priority', words.priority)} hint={form.priorityHint} />
      <TextField {...number('value', form.value(currency))} hint={form.valueHint} />
      <div className="grid grid-cols-2 gap-3">
        <TextField {...number('total', form.total, 'budget.total')} />
        <TextField {...number('perDay', form.perDay, 'budget.perDay')} />
      </div>
      <p className="-mt-2 text-12 text-pretty text-ink-2">{form.budgetHint}</p>
      <TextField {...number('holdout', form.holdout)} hint={form.holdoutHint(String(100 * mostHeldOut))} />
    </>
  )
}

/** A share is never so large that a thousand could be meant. */
const misreadAt = (field: NumberField, draft: Draft): FieldFinding => ({
  severity: 'block',
  sentence: field === 'holdout' ? form.noNumber : whyNoNumber(draft[field], form.noNumber),
})
