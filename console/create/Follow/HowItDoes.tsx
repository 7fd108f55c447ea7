import { useQueryOf } from '../../api/queries.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { strings } from '../../strings.ts'
import { words } from './words.ts'

type Followed = Operations['lineage.follow']['output']
type Does = Followed['does'][number]

const mostLines = 8

/** Forward from a picture or a component: at which placements it was seen how often, and what it changed there, or why nothing is told. */
export const HowItDoes = ({ kind, id }: { kind: 'asset' | 'component'; id: string }) => {
  const followed = useQueryOf('lineage.follow', { kind, id }, { follows: ['campaign', 'snapshot', 'component'] })
  const { moment } = useFormat()
  if (!followed.data) return null
  const lines = followed.data.does.slice(0, mostLines)
  const latest = lines.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  return (
    <InspectorSection title={words.title}>
      {lines.length === 0 ? <p className="text-ink-2">{words.none}</p> : null}
      <ul className="grid gap-2">
        {lines.map((one) => (
          <Line key={`${one.component} ${one.placement.key} ${one.slot}`} does={one} named={kind === 'asset'} />
        ))}
      </ul>
      {latest ? <p className="mt-2 text-12 text-pretty text-ink-3">{words.rests(latest.snapshot.slice(4, 12), moment(latest.at))}</p> : null}
    </InspectorSection>
  )
}

const Line = ({ does: { placement, title, exposures, effect, interval, because }, named }: { does: Does; named: boolean }) => {
  const { change, range, count } = useFormat()
  return (
    <li className="grid">
      <span className="flex justify-between gap-3">
        <Go href={`/placements/${placement.key}`} className="linked cut">
          {placement.name}
        </Go>
        {effect !== undefined && interval ? (
          <span className="whitespace-nowrap">
            {change(effect)} <span className="text-12 text-ink-2">({range(interval[0] * 100, interval[1] * 100, strings.sure.to, true)})</span>
          </span>
        ) : null}
      </span>
      <span className="text-12 text-pretty text-ink-3">
        {[named ? title : undefined, words.seen(count(exposures)), because].filter(Boolean).join(', ')}
      </span>
    </li>
  )
}
