import { countedAs } from '../../../engine/learn/experiment/in-words.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Gathering } from '../../kit/Gathering.tsx'
import { commonScale, Interval, type Estimate } from '../../kit/Interval.tsx'
import { classes } from '../../kit/classes.ts'
import { words } from '../Experiments/words.ts'

type Report = Operations['experiment.show']['output']['report']
type Metric = Operations['experiment.list']['output']['items'][number]['plan']['metric']

const { show } = words

const columns = 'grid grid-cols-[minmax(0,1fr)_84px] items-center gap-x-4 gap-y-0.5 @[620px]:grid-cols-[minmax(120px,1fr)_224px_84px_84px_84px]'

const percentOf = ({ effect = 0, interval: [low, high] = [0, 0] }: Report['comparisons'][number]): Estimate => ({
  value: effect * 100,
  low: low * 100,
  high: high * 100,
})

/** Each arm with its rate, and what it does against the first; all differences share one zero. */
export const Arms = ({ report, metric }: { report: Report; metric: Metric }) => {
  const estimates = report.comparisons.flatMap((one) => (one.effect === undefined ? [] : [percentOf(one)]))
  const scale = commonScale(estimates, [], true)
  return (
    <div role="table" aria-label={show.arms}>
      <div role="row" className={classes(columns, 'h-6.5 border-b border-line text-12 text-ink-3')}>
        <span role="columnheader">{show.columns.arm}</span>
        <span role="columnheader" className="@max-[620px]:hidden">
          {show.columns.effect}
        </span>
        <span role="columnheader" className="text-right">
          {metric === 'valuePerDecision' ? words.metrics[metric] : show.columns.rate}
        </span>
        <span role="columnheader" className="text-right @max-[620px]:hidden">
          {words.metrics[metric === 'valuePerDecision' ? 'conversionRate' : metric]}
        </span>
        <span role="columnheader" className="text-right @max-[620px]:hidden">
          {show.columns.came}
        </span>
      </div>
      {report.arms.map((arm, at) => (
        <ArmLine key={arm.name} arm={arm} comparison={report.comparisons[at - 1]} scale={scale} metric={metric} />
      ))}
    </div>
  )
}

interface LineProps {
  arm: Report['arms'][number]
  comparison: Report['comparisons'][number] | undefined
  scale: readonly [number, number]
  metric: Metric
}

const ArmLine = ({ arm, comparison, scale, metric }: LineProps) => {
  const { count, percent, money } = useFormat()
  const mean = arm.mean && (metric === 'valuePerDecision' ? money(arm.mean.value) : percent(arm.mean.value))
  return (
    <div role="row" className={classes(columns, 'min-h-8 border-b border-line py-1 last:border-0')}>
      <span role="rowheader" className="cut font-strong" title={arm.name}>
        {arm.name}
      </span>
      <span role="cell" className="@max-[620px]:order-last @max-[620px]:col-span-full">
        {comparison ? <Against comparison={comparison} scale={scale} metric={metric} /> : <span className="text-12 text-ink-2">{show.first}</span>}
      </span>
      <span role="cell" className="text-right">
        {mean ?? ''}
      </span>
      <span role="cell" className="text-right @max-[620px]:hidden">
        {count(arm.conversions)}
      </span>
      <span role="cell" className="text-right text-ink-2 @max-[620px]:hidden">
        {count(arm.units)}
      </span>
    </div>
  )
}

const Against = ({ comparison, scale, metric }: Omit<LineProps, 'arm' | 'comparison'> & { comparison: Report['comparisons'][number] }) => {
  const { change } = useFormat()
  const { effect, gathering } = comparison
  if (gathering) return <Gathering have={gathering.conversions} need={gathering.needed} what={countedAs[metric]} />
  if (effect === undefined) return <span className="text-12 text-ink-2">{comparison.sentence}</span>
  return (
    <span className="flex items-center gap-3">
      <Interval estimate={percentOf(comparison)} scale={scale} zero lead width={140} say={(value) => change(value / 100)} />
      <span>{change(effect)}</span>
    </span>
  )
}
