import { useFormat } from '../../format/useFormat.ts'
import { commonScale, Interval, type Estimate } from '../../kit/Interval.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import type { Place } from './useRuleDraft.ts'
import { words } from './words.ts'

type Value = Place['value']

/** What the draft would bring for each decision, as far as the logged propensities can tell; or why there is no figure. */
export const ValueTable = ({ value }: { value: Value }) => {
  const { metric, figures, noFigure, support } = value
  const { figure, percent } = useFormat()
  return (
    <div>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1 text-12 text-ink-3">
        {words.estimated}
        {figures ? <span>{words.estimatedNote}</span> : null}
      </h3>
      {figures ? (
        <Figures metric={metric} figures={figures} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1.5">
          <span className="text-ink-2">{words.metrics[metric] ?? metric}</span>
          <NoFigure because={noFigure ?? ''} />
        </div>
      )}
      {figures ? (
        <p className="mt-2 border-l-2 border-ink pl-2.5 text-pretty">
          <b>{concluded(figures.difference.doublyRobust.interval)}</b>{' '}
          <span className="text-ink-3">
            {words.support(figure(Math.floor(support.draft.effective)), percent(support.draft.largestShare), percent(support.draft.unsupported))}
          </span>
        </p>
      ) : null}
    </div>
  )
}

type Figures = NonNullable<Value['figures']>

const Figures = ({ metric, figures: { difference } }: { metric: Value['metric']; figures: Figures }) => {
  const { signed, range } = useFormat()
  // Money is counted in hundredths.
  const times = metric === 'valuePerDecision' ? 10 : 1_000
  const rows = [
    { name: words.doubly, estimate: estimateOf(difference.doublyRobust, times) },
    { name: words.selfNormalised, estimate: estimateOf(difference.selfNormalised, times) },
  ]
  const scale = commonScale(
    rows.map(({ estimate }) => estimate),
    [],
    true,
  )
  return (
    <table className="w-full">
      <caption className="pt-1.5 text-left">{words.metrics[metric] ?? metric}</caption>
      <tbody>
        {rows.map(({ name, estimate }) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-1 text-left font-text text-ink-2">
              {name}
            </th>
            <td>
              <Interval estimate={estimate} scale={scale} zero lead width={96} />
            </td>
            <td className="text-right">{signed(estimate.value)}</td>
            <td className="pl-3 text-right whitespace-nowrap text-ink-2">{range(estimate.low, estimate.high, 'to', true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const estimateOf = ({ value, interval: [low, high] }: Figures['difference']['doublyRobust'], times: number): Estimate => ({
  value: value * times,
  low: low * times,
  high: high * times,
})

const concluded = ([low, high]: readonly [number, number]): string => {
  if (low > 0) return words.more
  if (high < 0) return words.less
  return low === 0 && high === 0 ? words.equal : words.cannotTell
}
