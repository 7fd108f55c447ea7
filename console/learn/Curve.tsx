import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { useFormat } from '../format/useFormat.ts'
import { commonScale, Interval, type Estimate } from '../kit/Interval.tsx'
import { NoFigure } from '../kit/NoFigure.tsx'
import { words } from './words.ts'

type Point = Operations['insight.curve']['output']['points'][number]

interface Props {
  placement: string
  slot: string
  component: string
}

/** How the effect of a component moves the oftener somebody has seen it: one line for each number of times, all on one zero. */
export const Curve = (props: Props) => {
  const { data, isPlaceholderData } = useQueryOf('insight.curve', { ...props }, { follows: ['signal'] })
  const { count, percent } = useFormat()
  if (!data || isPlaceholderData) return null
  if (data.points.length === 0) return <p className="text-ink-2">{words.curve.none}</p>
  const scale = commonScale(data.points.flatMap(estimateOf), [], true)
  return (
    <>
      <table className="w-full" aria-label={words.curve.title}>
        <thead>
          <tr className="border-b border-line text-12 text-ink-3">
            <th scope="col" className="py-1 text-left font-text">
              {words.curve.seen}
            </th>
            <th scope="col" className="py-1 text-left font-text">
              {words.curve.effect}
            </th>
            <th scope="col" className="py-1 text-right font-text">
              {words.curve.rate}
            </th>
            <th scope="col" className="py-1 pl-2 text-right font-text">
              {words.shown}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.points.map((point) => (
            <tr key={point.from} className="border-b border-line last:border-0">
              <th scope="row" className="py-1 pr-3 text-left font-text whitespace-nowrap text-ink-2">
                {timesOf(point, count)}
              </th>
              <td className="py-1 pr-3">
                <Effect point={point} scale={scale} />
              </td>
              <td className="text-right whitespace-nowrap">{percent(point.rate)}</td>
              <td className="pl-2 text-right text-ink-2">{count(point.exposures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1.5 text-12 text-pretty text-ink-3">{words.curve.note}</p>
    </>
  )
}

const Effect = ({ point, scale }: { point: Point; scale: readonly [number, number] }) => {
  const { signed } = useFormat()
  const [estimate] = estimateOf(point)
  if (point.from === 0) return <span className="text-12 text-ink-3">{words.curve.first}</span>
  return estimate ? (
    <Interval estimate={estimate} scale={scale} zero width={72} say={(value) => `${signed(value)} %`} />
  ) : (
    <NoFigure because={words.curve.few} />
  )
}

const estimateOf = ({ effect, effectInterval }: Point): Estimate[] =>
  effect === undefined || !effectInterval ? [] : [{ value: effect * 100, low: effectInterval[0] * 100, high: effectInterval[1] * 100 }]

const timesOf = ({ from, to }: Point, count: (value: number) => string): string => {
  if (to === undefined) return words.curve.more(count(from - 1))
  if (to === 0) return words.curve.never
  return from === to ? words.curve.times(count(to)) : words.curve.between(count(from), count(to))
}
