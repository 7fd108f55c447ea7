import { harmOf } from '../../../engine/brief/harm-of.ts'
import { moreOrFewer } from '../../../engine/learn/experiment/in-words.ts'
import { isOfSending } from '../../../engine/observe/of-sending.ts'
import { mostGuards } from '../../../engine/decide/limits.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { Pick } from '../../kit/Pick.tsx'
import { words } from '../Experiments/words.ts'
import { type Draft, guardrailOf, type Metric, type TypedGuardrail, type Unit, worstTyped } from './draft.ts'
import type { Comparable } from './useComparable.ts'

const { form } = words
/** Those that a placement on a channel most likely wants to be guarded stand first. */
const wanted: Record<NonNullable<Comparable['channel']>, readonly Metric[]> = {
  email: ['unsubscribeRate', 'complaintRate', 'bounceRate', 'conversionRate', 'clickRate', 'valuePerDecision', 'returnRate'],
  web: ['conversionRate', 'valuePerDecision', 'returnRate', 'clickRate', 'unsubscribeRate', 'complaintRate', 'bounceRate'],
  display: ['conversionRate', 'valuePerDecision', 'returnRate', 'clickRate', 'unsubscribeRate', 'complaintRate', 'bounceRate'],
}

interface Props {
  draft: Draft
  set: (next: Partial<Draft>) => void
  channel: Comparable['channel']
}

/** What must not get worse, each on a line: by what it is told, and by how much it may. */
export const GuardrailFields = ({ draft: { metric, guardrails }, set, channel = 'web' }: Props) => {
  const free = wanted[channel].filter((one) => one !== metric && guardrails.every((guardrail) => guardrail.metric !== one))
  const put = (place: number, next: TypedGuardrail) => set({ guardrails: guardrails.map((one, at) => (at === place ? next : one)) })
  return (
    <fieldset className="whole @container grid min-w-0 gap-2.5">
      <legend className="mb-1 font-strong">{form.guardrails}</legend>
      <p className="text-12 text-pretty text-ink-2">{form.guardrailsHint}</p>
      {guardrails.map((guardrail, place) => (
        <GuardrailLine
          key={guardrail.metric}
          guardrail={guardrail}
          place={place}
          free={free}
          sent={channel !== 'web'}
          onChange={(next) => put(place, next)}
          onRemove={() => set({ guardrails: guardrails.filter((_, at) => at !== place) })}
        />
      ))}
      {guardrails.some(({ unit }) => unit === 'points') ? <p className="text-12 text-pretty text-ink-2">{form.pointsHint}</p> : null}
      {guardrails.length < mostGuards && free[0] ? (
        <div>
          <Button onClick={() => set({ guardrails: [...guardrails, guardrailOf(free[0]!)] })}>{form.addGuardrail}</Button>
        </div>
      ) : null}
    </fieldset>
  )
}

interface LineProps {
  guardrail: TypedGuardrail
  place: number
  free: readonly Metric[]
  /** A message goes out, so that what comes of messages can come. */
  sent: boolean
  onChange: (next: TypedGuardrail) => void
  onRemove: () => void
}

const GuardrailLine = ({ guardrail, place, free, sent, onChange, onRemove }: LineProps) => {
  const { count } = useFormat()
  const { metric, worst, unit } = guardrail
  const number = count(place + 1)
  const wrong = worstTyped(guardrail) === undefined
  const units: Unit[] = metric === 'valuePerDecision' ? ['relative'] : ['points', 'relative']
  const worse = form.worse[moreOrFewer(metric, harmOf(metric) !== undefined)]
  return (
    <div className="grid gap-1 border-l-2 border-line pl-2.5">
      <div className="grid grid-cols-[auto_4rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1.5 @[440px]:grid-cols-[8.25rem_auto_4rem_8.25rem_minmax(0,1fr)]">
        <span className="col-span-3 @[440px]:col-span-1">
          <Pick
            label={form.guarded(number)}
            options={[metric, ...free].map((value) => ({ value, label: words.metrics[value] }))}
            value={metric}
            onChange={(next) => onChange(guardrailOf(next))}
          />
        </span>
        <span className="order-1 whitespace-nowrap text-ink-2 @[440px]:order-none">{form.atMost}</span>
        <input
          inputMode="decimal"
          aria-label={form.worst(number)}
          aria-invalid={wrong || undefined}
          value={worst}
          onChange={(event) => onChange({ ...guardrail, worst: event.target.value })}
          className={classes(
            'order-1 h-(--control) w-full rounded-2 border bg-surface px-2 text-right text-ink hover:border-ink-3 @[440px]:order-none',
            wrong ? 'border-block' : 'border-edge',
          )}
        />
        <span className="order-1 @[440px]:order-none">
          <Pick
            label={form.unitOf(number)}
            options={units.map((value) => ({ value, label: `${form.units[value]} ${worse}` }))}
            value={unit}
            onChange={(next) => onChange({ ...guardrail, unit: next })}
          />
        </span>
        <span className="justify-self-end">
          <Button tone="quiet" aria-label={form.removeGuardrail(words.metrics[metric])} onClick={onRemove}>
            ×
          </Button>
        </span>
      </div>
      {wrong ? <p className="text-12">{form.notWorst}</p> : null}
      {isOfSending(metric) && !sent ? <p className="text-12 text-pretty text-ink-2">{form.notSent}</p> : null}
    </div>
  )
}
