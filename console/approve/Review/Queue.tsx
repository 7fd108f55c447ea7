import { usePeople } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import { List } from '../../kit/table/List.tsx'
import { stepOf, type Waiting } from './stepOf.ts'
import { useNow } from './useNow.ts'
import { words } from './words.ts'

interface Props {
  mine: readonly Waiting[]
  others: readonly Waiting[]
  current: string | undefined
  onOpen: (id: string) => void
}

/** What waits for you first, then what waits at each step for others, each beyond its limit in amber. */
export const Queue = ({ mine, others, current, onOpen }: Props) => (
  <>
    <Group head={words.waitsForYou} rows={mine} current={current} onOpen={onOpen} />
    {[...Map.groupBy(others, stepOf)].map(([step, rows]) => (
      <Group key={step} head={words.waitsAt(step)} rows={rows} current={current} onOpen={onOpen} />
    ))}
  </>
)

const isLate = ({ due }: Waiting, now: number): boolean => due !== undefined && Date.parse(due) < now

const Group = ({ head, rows, current, onOpen }: { head: string; rows: readonly Waiting[] } & Pick<Props, 'current' | 'onOpen'>) => {
  const { count } = useFormat()
  const now = useNow()
  return (
    <section aria-label={head} className="border-b border-line">
      <div className="flex h-11 items-center justify-between px-3.5">
        <h2 className="font-title">{head}</h2>
        <span className={rows.some((row) => isLate(row, now)) ? 'text-warn' : 'text-ink-3'}>{count(rows.length)}</span>
      </div>
      {rows.length === 0 ? null : (
        <List label={head} rows={rows} idOf={({ id }) => id} current={current} onOpen={({ id }) => onOpen(id)}>
          {(row) => <Line row={row} />}
        </List>
      )}
    </section>
  )
}

const Line = ({ row }: { row: Waiting }) => {
  const { count, age, dayClock } = useFormat()
  const { face } = usePeople()
  const now = useNow()
  const late = isLate(row, now)
  const { due, since } = row
  const when = late || due === undefined ? words.late(age(now - Date.parse(since))) : words.by(dayClock(due))
  return (
    <span className="flex gap-2.5">
      <ActorMark actor={face(row.requestedBy)} />
      <span className="min-w-0 flex-1">
        <b className="cut block">{row.title}</b>
        <span className="flex justify-between gap-2 text-12 whitespace-nowrap">
          <span className="cut text-ink-3">{row.facts.variants > 0 ? words.variants(count(row.facts.variants)) : row.subject.kind}</span>
          <span className={late ? 'text-warn' : 'text-ink-3'}>{when}</span>
        </span>
      </span>
    </span>
  )
}
