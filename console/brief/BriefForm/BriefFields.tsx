import { findingsAt } from '../../api/findingsAt.ts'
import type { NoAnswer } from '../../api/queries.ts'
import { ChoiceField, TextArea, TextField } from '../../kit/Field.tsx'
import { strings } from '../../strings.ts'
import type { Draft } from './draft.ts'

const { briefs: words } = strings
const { form } = words
const metrics = Object.entries(words.metrics).map(([value, label]) => ({ value: value as Draft['metric'], label }))

interface Props {
  draft: Draft
  set: <K extends keyof Draft>(key: K, value: Draft[K]) => void
  /** What the engine refused: each place lies at its field. */
  problem: NoAnswer | null
}

type TextKey = 'title' | 'message' | 'audience' | 'placements' | 'due' | 'hours' | 'skill'

/** The fields of a brief; what was typed stays, whatever is refused. */
export const BriefFields = ({ draft, set, problem }: Props) => {
  const text = (key: TextKey) => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => set(key, event.target.value),
    findings: findingsAt(problem, key),
  })
  const metric = (key: 'metric' | 'counterMetric') => ({
    options: metrics,
    value: draft[key],
    onChange: (chosen: Draft['metric']) => set(key, chosen),
    findings: findingsAt(problem, `goal.${key}`),
  })
  return (
    <>
      <div className="whole">
        <TextField label={form.name} hint={form.nameHint} maxLength={140} autoFocus {...text('title')} />
      </div>
      <div className="whole">
        <TextArea label={form.message} hint={form.messageHint} maxLength={2000} {...text('message')} />
      </div>
      <ChoiceField label={form.metric} {...metric('metric')} />
      <ChoiceField label={form.counterMetric} hint={form.counterHint} {...metric('counterMetric')} />
      <TextField label={form.audience} hint={form.audienceHint} {...text('audience')} />
      <TextField label={form.placements} hint={form.placementsHint} {...text('placements')} />
      <TextField label={form.due} type="date" {...text('due')} />
      <div className="grid grid-cols-2 gap-4">
        <TextField label={form.hours} inputMode="decimal" {...text('hours')} />
        <TextField label={form.skill} {...text('skill')} />
      </div>
    </>
  )
}
