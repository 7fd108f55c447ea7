import { longestWindow } from '../../../engine/decide/window.ts'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { AudiencesField } from './AudiencesField.tsx'
import { mostPercentHeldOut, type RuleForm, type Unit, type Wrong } from './form.ts'
import { PolicySettings } from './PolicySettings.tsx'
import { TableField } from './TableField.tsx'
import { words } from './words.ts'

interface Props {
  /** Key of the placement. */
  placement: string
  form: RuleForm
  /** Somebody has tried to save it. */
  tried: boolean
  set: (change: Partial<RuleForm>) => void
  policies: readonly { value: string; label: string }[]
  /** What is wrong with a field: with the sentence where the form itself sees it, and what the engine said. */
  findings: (field: Wrong | 'policy' | 'table' | `policy.settings.${string}`, sentence?: string) => FieldFinding[]
}

const units: { value: Unit; label: string }[] = [
  { value: 'days', label: words.units.days },
  { value: 'minutes', label: words.units.minutes },
]

/** What a placement’s rule has beside for whom it is: which campaigns for whom, how it chooses, what is learned apart, and for how long a person keeps theirs. */
export const PlacementRuleFields = ({ placement, form, tried, set, policies, findings }: Props) => (
  <>
    <TableField placement={placement} rows={form.table} findings={findings('table')} onChange={(table) => set({ table })} />
    <ChoiceField
      label={words.fields.policy}
      options={policies}
      value={form.policy}
      findings={findings('policy')}
      onChange={(policy) => set({ policy, settings: policy === form.policy ? form.settings : {} })}
    />
    <PolicySettings
      key={form.policy}
      policy={form.policy}
      value={form.settings}
      tried={tried}
      onChange={(settings) => set({ settings })}
      findings={findings}
    />
    <AudiencesField keys={form.audiences} onChange={(audiences) => set({ audiences })} />
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2">
      <TextField
        label={words.fields.sticky}
        hint={words.stickyHint}
        inputMode="numeric"
        value={form.sticky}
        findings={findings('sticky', words.notNumber('1', String(longestWindow[form.stickyUnit])))}
        onChange={(event) => set({ sticky: event.target.value })}
      />
      <span className="pt-6">
        <Pick label={words.stickyUnit} options={units} value={form.stickyUnit} onChange={(stickyUnit) => set({ stickyUnit })} />
      </span>
    </div>
    <TextField
      label={words.fields.holdout}
      hint={words.holdoutHint(String(mostPercentHeldOut))}
      inputMode="decimal"
      value={form.holdout}
      findings={findings('holdout', words.notNumber('0', String(mostPercentHeldOut)))}
      onChange={(event) => set({ holdout: event.target.value })}
    />
  </>
)
