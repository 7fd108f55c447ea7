import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Section } from '../../kit/Section.tsx'
import { words } from '../Experiments/words.ts'
import { words as stage } from '../words.ts'

type Shown = Operations['experiment.show']['output']

const { show } = words
const side = 'border-t border-line px-5 pb-4 first:border-0 max-inspector:px-(--page)'

/** What was settled beforehand, and whether the arms got what they should. */
export const PlanDetails = ({ shown: { experiment, report } }: { shown: Shown }) => (
  <>
    <Section title={show.ratio} className={side}>
      <p className="text-pretty">{report.ratio.sentence}</p>
      {report.seen.off ? <p className="mt-1 text-pretty">{report.seen.sentence}</p> : null}
      <Expected report={report} />
    </Section>
    {report.guardrails.length > 0 ? (
      <Section title={show.guardrails} className={side}>
        <ul className="grid gap-1.5">
          {report.guardrails.map(({ arm, metric, state, sentence }) => (
            <li key={`${arm} ${metric}`} className="text-pretty">
              {state === 'broken' ? <Mark severity="block" className="mr-2" /> : null}
              {sentence}
            </li>
          ))}
        </ul>
      </Section>
    ) : null}
    <Section title={show.plan} side={experiment.planHash === undefined ? undefined : show.planSide} className={side}>
      <Plan shown={{ experiment, report }} />
    </Section>
  </>
)

const Expected = ({ report }: { report: Shown['report'] }) => {
  const { count } = useFormat()
  return report.units === 0 ? null : (
    <ul className="mt-1 text-12 text-ink-2">
      {report.arms.map(({ name, units, expected }) => (
        <li key={name}>{show.expected(name, count(units), count(Math.round(expected)))}</li>
      ))}
    </ul>
  )
}

const Plan = ({ shown: { experiment, report } }: { shown: Pick<Shown, 'experiment' | 'report'> }) => {
  const { count, percentSet, moment } = useFormat()
  const { plan, startedAt, planHash } = experiment
  const { fields } = show
  const fixed = plan.allocation.name === 'fixed-split'
  const said = [
    { name: fields.metric, value: words.metrics[plan.metric] },
    { name: fields.usual, value: percentSet(plan.usual) },
    { name: fields.smallest, value: percentSet(plan.smallest) },
    { name: fields.needed, value: show.counted[plan.metric](count(report.needed.conversions)) },
    { name: fields.until, value: moment(plan.until) },
    { name: fields.shares, value: fixed ? show.fixed : (stage.place.policy[plan.allocation.name] ?? plan.allocation.name) },
    { name: fields.settles, value: plan.settleHours === 0 ? show.atOnce : show.hours(count(plan.settleHours)) },
    ...(startedAt === undefined ? [] : [{ name: fields.began, value: moment(startedAt) }]),
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      <dt className="text-ink-3">{fields.placement}</dt>
      <dd>
        <Go href={`/placements/${plan.placement}`} className="linked mono">
          {plan.placement}
        </Go>
      </dd>
      {said.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {planHash === undefined ? null : (
        <>
          <dt className="text-ink-3">{fields.hash}</dt>
          <dd className="mono text-12">{planHash.slice(0, 12)}</dd>
        </>
      )}
    </dl>
  )
}
