import { useMemo, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import { freeSaid, hoursSaid, type Capacity, type Waiting } from './capacity.ts'
import { noonOf } from './weeks.ts'
import { words } from './words.ts'

interface Props {
  waiting: Capacity['waiting']
  teams: Capacity['teams']
  current: string | undefined
  onChoose: (id: string) => void
  /** Fetches the next page, while there is one. */
  onMore: (() => void) | undefined
  busy: boolean
}

/** Rows before the list folds, so that the weeks stay in sight. */
const room = 8

const idOf = ({ id }: Waiting): string => id

/** Briefs that nobody has yet, due first, each with the teams that have its hours. */
export const WaitingTable = ({ waiting: { items, total }, teams, current, onChoose, onMore, busy }: Props) => {
  const format = useFormat()
  const now = useNow()
  const columns = useMemo(() => columnsOf(teams, format, now), [teams, format, now])
  const choose = ({ id }: Waiting) => onChoose(id)
  const [whole, setWhole] = useState(false)
  const folded = !whole && items.length > room + 1
  const rows = useMemo(() => (folded ? items.slice(0, room) : items), [items, folded])
  if (total === 0) return null
  return (
    <Section
      title={words.waiting}
      note={format.count(total)}
      side={items.length < total ? words.shownOf(format.count(items.length), format.count(total)) : undefined}
    >
      <Table label={words.waiting} columns={columns} rows={rows} idOf={idOf} current={current} onPeek={choose} onOpen={choose} />
      {folded ? (
        <div className="pt-2">
          <Button onClick={() => setWhole(true)}>{words.showAll(format.count(items.length))}</Button>
        </div>
      ) : onMore ? (
        <div className="pt-2">
          <Button onClick={onMore} busy={busy ? strings.state.loading : undefined}>
            {words.showMore}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

const columnsOf = (teams: Capacity['teams'], format: Formatter, now: number): readonly Column<Waiting>[] => [
  {
    id: 'brief',
    head: words.columns.brief,
    cell: ({ id, title }) => (
      <Go href={`/capacity?brief=${id}`} onClick={(event) => event.stopPropagation()} className="cut rounded-1 font-strong">
        {title}
      </Go>
    ),
  },
  {
    id: 'needs',
    head: words.columns.needs,
    width: '120px',
    givesWay: true,
    cell: ({ hours, skill }) => words.needs(hoursSaid(format)(hours), skill),
  },
  { id: 'who', head: words.columns.who, width: '34%', cell: (asked) => <Who asked={asked} teams={teams} late={Date.parse(asked.due) <= now} /> },
  { id: 'due', head: words.columns.due, number: true, width: '96px', cell: ({ due }) => format.weekday(due) },
]

/** A figure is never cut: what has no room in one line takes another. */
const Who = ({ asked, teams, late }: { asked: Waiting; teams: Capacity['teams']; late: boolean }) => {
  const format = useFormat()
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? id
  const able = asked.teams.filter(({ fits }) => fits)
  return (
    <span className={classes('block py-1 text-pretty whitespace-normal', able.length === 0 && 'font-strong text-warn')}>
      {able.length > 0
        ? able.map((one) => freeSaid(nameOf(one.team), one, asked.hoursUntil, format)).join(', ')
        : late
          ? words.passed
          : whyNobody(asked, format)}
    </span>
  )
}

const whyNobody = ({ teams, skill, hoursUntil }: Waiting, { count, day }: Formatter): string => {
  if (teams.length === 0) return words.noSkill(skill)
  const most = Math.max(...teams.map(({ free }) => free ?? -1))
  if (most < 0) return words.lacksUntold
  return hoursUntil === undefined ? words.lacks(count(most)) : words.lacksTo(count(most), day(noonOf(hoursUntil)))
}
