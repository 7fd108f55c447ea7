import { findingsAt } from '../../api/findingsAt.ts'
import type { NoAnswer } from '../../api/queries.ts'
import { ChoiceField, TextArea, TextField } from '../../kit/Field.tsx'
import { strings } from '../../strings.ts'
import { hoursAreWrong, type Draft } from './draft.ts'
import { PlacementsField } from './PlacementsField.tsx'
import { SkillField } from './SkillField.tsx'
import { useDeclared } from './useDeclared.ts'

const { briefs: words } = strings
const { form } = words
const metrics = Object.entries(words.metrics).map(([value, label]) => ({ value: value as Draft['metric'], label }))

interface Props {
  draft: Draft
  set: <K extends keyof Draft>(key: K, value: Draft[K]) => void
  /** What the engine refused: each place lies at its field. */
  problem: NoAnswer | null
}

type TextKey = 'title' | 'message' | 'due' | 'hours' | 'counterMargin'

/** The fields of a brief; what was typed stays, whatever is refused. */
export const BriefFields = ({ draft, set, problem }: Props) => {
  const declared = useDeclared()
  const text = (key: TextKey, place: string = key) => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => set(key, event.target.value),
    findings: findingsAt(problem, place),
  })
  const metric = (key: 'metric' | 'counterMetric') => ({
    options: key === 'counterMetric' ? metrics.filter(({ value }) => value !== draft.metric) : metrics,
    value: draft[key],
    onChange: (chosen: Draft['metric']) => {
      // Nothing is held against itself: what was to be kept makes room for what is now the goal.
      if (key === 'metric' && chosen === draft.counterMetric) set('counterMetric', draft.metric)
      set(key, chosen)
    },
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
      <TextField label={form.counterMargin} hint={form.counterMarginHint} inputMode="decimal" {...text('counterMargin', 'goal.counterMargin')} />
      <ChoiceField
        label={form.audience}
        options={declared.audiences}
        value={draft.audience}
        onChange={(audience) => set('audience', audience)}
        findings={findingsAt(problem, 'audience')}
      />
      <PlacementsField
        declared={declared.placements}
        keys={draft.placements}
        findings={findingsAt(problem, 'placements')}
        onChange={(placements) => set('placements', placements)}
      />
      <TextField label={form.due} type="date" {...text('due')} />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={form.hours}
          inputMode="decimal"
          {...text('hours')}
          findings={hoursAreWrong(draft) ? [{ severity: 'block', sentence: form.hoursWrong }] : text('hours').findings}
        />
        <div className="grid content-start gap-4">
          <SkillField
            skills={declared.skills}
            value={draft.skill}
            findings={findingsAt(problem, 'skill')}
            onChange={(skill) => set('skill', skill)}
          />
        </div>
      </div>
    </>
  )
}
