import { useQueryOf } from '../../api/queries.ts'
import { whyNoNumber } from '../../format/whyNoNumber.ts'
import { TextField, type FieldFinding } from '../../kit/Field.tsx'
import { mostPercentHeldOut, type RuleForm, type Wrong } from './form.ts'
import { words } from './words.ts'

interface Props {
  form: RuleForm
  set: (change: Partial<RuleForm>) => void
  /** What is wrong with a field, with the sentence where the form itself sees it. */
  findings: (field: Wrong, sentence: string) => FieldFinding[]
}

/** Of which a thousand may be meant. */
const isAmount: ReadonlySet<Wrong> = new Set(['total', 'perDay', 'value'])

/** What a campaign’s rule has beside for whom it is: how important, when, how much of it, and who never sees it. */
export const CampaignRuleFields = ({ form, set, findings }: Props) => {
  const currency = useQueryOf('person.whoami', {}).data?.engine.currency ?? ''
  const field = (name: 'priority' | 'total' | 'perDay' | 'value' | 'holdout' | 'from' | 'until', sentence: string) => ({
    value: form[name],
    findings: findings(name, isAmount.has(name) ? whyNoNumber(form[name], sentence) : sentence),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <>
      <TextField label={words.fields.priority} hint={words.priorityHint} inputMode="numeric" {...field('priority', words.notNumber('0', '1,000'))} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={words.fields.from} type="date" {...field('from', words.noDay)} />
        <TextField label={words.fields.until} type="date" hint={words.untilHint} {...field('until', words.beforeFrom)} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField label={words.total} inputMode="numeric" {...field('total', words.notWhole)} />
        <TextField label={words.perDay} inputMode="numeric" {...field('perDay', words.notWhole)} />
      </div>
      <p className="-mt-2 text-12 text-pretty text-ink-2">{words.budgetHint}</p>
      <TextField label={words.valueIn(currency)} hint={words.valueHint} inputMode="decimal" {...field('value', words.notAmount)} />
      <TextField
        label={words.fields.holdout}
        hint={words.campaignHoldoutHint(String(mostPercentHeldOut))}
        inputMode="decimal"
        {...field('holdout', words.notNumber('0', String(mostPercentHeldOut)))}
      />
    </>
  )
}
