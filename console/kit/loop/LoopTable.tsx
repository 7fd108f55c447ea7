import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { Go } from '../Go.tsx'
import type { Station } from './station.ts'

const { columns, none, notYet, live } = strings.loop

/** The loop in words: everything that the drawing shows, for who cannot or would rather not see it. */
export const LoopTable = ({ stations }: { stations: readonly Station[] }) => {
  const { count } = useFormat()
  return (
    <table className="w-full text-left">
      <thead className="text-12 text-ink-3">
        <tr className="h-6.5 border-b border-line [&>th]:font-text">
          <th>{columns.station}</th>
          <th>{columns.now}</th>
          <th className="text-right">{columns.waits}</th>
          <th className="text-right">{columns.late}</th>
          <th className="text-right">{columns.next}</th>
        </tr>
      </thead>
      <tbody>
        {stations.map(({ stage, href, sentence, waiting, late, next, traffic }) => (
          <tr key={stage} className="h-(--row) border-b border-line last:border-0">
            <th className="font-strong">
              <Go href={href} className="rounded-1">
                {strings.stages[stage]}
              </Go>
            </th>
            <td className={late > 0 ? 'text-warn' : 'text-ink-2'}>{sentence}</td>
            <td className="text-right">{count(waiting)}</td>
            <td className="text-right">{late === 0 ? none : count(late)}</td>
            <td className="text-right">
              {next ?? <span className="text-ink-3">{notYet}</span>}
              {traffic ? <span className="text-ink-3">, {live}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
