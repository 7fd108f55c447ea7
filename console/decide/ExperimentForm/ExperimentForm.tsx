import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { harmOf } from '../../../engine/brief/harm-of.ts'
import { isOfSending } from '../../../engine/observe/of-sending.ts'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextArea, TextField } from '../../kit/Field.tsx'
import { Section } from '../../kit/Section.tsx'
import { words } from '../Experiments/words.ts'
import { words as stage } from '../words.ts'
import { ArmFields } from './ArmFields.tsx'
import { type Draft, emptyDraft, inputFrom, missingIn, neededBy, settleTyped } from './draft.ts'
import { GuardrailFields } from './GuardrailFields.tsx'
import { useComparable } from './useComparable.ts'

const { form, show } = words
const metrics = Object.entries(words.metrics).map(([value, label]) => ({ value: value as Draft['metric'], label }))
const wayCalled = (name: string) => ({ value: name, label: name === 'fixed-split' ? form.fixed : (stage.place.policy[name] ?? name) })

/** What do you want to know? The plan, and at its side how long it takes. */
export const ExperimentForm = () => {
  const navigate = useNavigate()
  const format = useFormat()
  const [draft, setDraft] = useState(() => emptyDraft(Date.now(), format))
  const plan = useCommand('experiment.plan')
  const comparable = useComparable(draft)
  const ways = useWays(draft.allocation)
  const missing = missingIn(draft)
  const needed = neededBy(draft)
  const { count } = format
  const set = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  const text = (key: 'name' | 'question' | 'usual' | 'smallest' | 'until' | 'settles') => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => set({ [key]: event.target.value }),
  })
  const submit = () =>
    plan.mutate(asked(inputFrom(draft, comparable.named, format)), {
      onSuccess: ({ key }) => void navigate({ to: '/experiments/$experiment', params: { experiment: key } }),
    })
  return (
    <Screen
      crumbs={[{ label: stage.stage, href: '/placements' }, { label: words.experiments, href: '/experiments' }, { label: words.plan }]}
      title={needed ? form.title(show.counted[draft.metric](count(needed.conversions))) : form.titleOpen}
    >
      <div className="grid grid-cols-[minmax(0,560px)_minmax(240px,360px)] gap-x-12 gap-y-6 p-(--page) max-track:grid-cols-1">
        <form
          noValidate
          className="grid grid-cols-2 gap-4 max-column:grid-cols-1 [&>.whole]:col-span-full"
          onSubmit={(event) => {
            event.preventDefault()
            if (missing.length === 0) submit()
          }}
        >
          <div className="whole">
            <TextField label={form.name} maxLength={120} autoFocus {...text('name')} />
          </div>
          <div className="whole">
            <TextArea label={form.question} hint={form.questionHint} maxLength={300} {...text('question')} />
          </div>
          <ArmFields draft={draft} set={set} comparable={comparable} />
          <ChoiceField
            label={form.metric}
            options={metrics}
            value={draft.metric}
            hint={metricHint(draft.metric, comparable.channel)}
            // Nothing is guarded against itself.
            onChange={(metric) => set({ metric, guardrails: draft.guardrails.filter((guardrail) => guardrail.metric !== metric) })}
          />
          <ChoiceField label={form.allocation} options={ways} value={draft.allocation} onChange={(allocation) => set({ allocation })} />
          <TextField label={form.usual} hint={form.usualHint} inputMode="decimal" {...text('usual')} />
          <TextField label={form.smallest} hint={form.smallestHint} inputMode="decimal" {...text('smallest')} />
          <GuardrailFields draft={draft} set={set} channel={comparable.channel} />
          <TextField label={form.until} type="date" {...text('until')} />
          <TextField
            label={form.settles}
            hint={form.settlesHint}
            inputMode="numeric"
            findings={settleTyped(draft) === undefined ? [{ severity: 'block', sentence: form.notHours }] : []}
            {...text('settles')}
          />
          <div className="whole">
            <Button
              tone="filled"
              type="submit"
              busy={plan.isPending ? form.busy : undefined}
              because={missing.length > 0 ? `${form.missing}: ${missing.join(', ')}.` : undefined}
            >
              {form.submit}
            </Button>
          </div>
          {plan.error ? (
            <div className="whole">
              <Problem problem={plan.error} />
            </div>
          ) : null}
        </form>
        <Section title={form.afterwards}>
          <div className="grid gap-2 text-pretty text-ink-2">
            {needed ? <p>{form.takes(count(needed.units), count(needed.conversions))}</p> : null}
            <p>{form.frozen}</p>
          </div>
        </Section>
      </div>
    </Screen>
  )
}

/** Of a harm less is better; and where none can come by itself, that is said before anybody waits for it. */
const metricHint = (metric: Draft['metric'], channel: Parameters<typeof GuardrailFields>[0]['channel']) => {
  if (harmOf(metric) === undefined) return undefined
  return channel === 'web' && isOfSending(metric) ? `${form.lessIsBetter} ${form.notSent}` : form.lessIsBetter
}

/** The policies that may share traffic among arms; the one that is chosen is there before the engine has named them. */
const useWays = (chosen: string) => {
  const { data } = useQueryOf('policy.list', {})
  return data ? data.policies.filter(({ allocates }) => allocates).map(({ name }) => wayCalled(name)) : [wayCalled(chosen)]
}
