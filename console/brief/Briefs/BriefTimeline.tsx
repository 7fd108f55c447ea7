import { useMemo } from 'react'
import type { People } from '../../api/people.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import type { Brief, BriefsShown } from './brief.ts'
import { daysOn, weekOf } from './calendar.ts'
import { DueDate } from './DueDate.tsx'
import { lateFirst, windowOf, type Window } from './timeline.ts'
import { TimelineAxis, TimelineBar, TimelineLegend } from './TimelineBar.tsx'
import { words } from './words.ts'

const idOf = ({ id }: Brief): string => id

/** The same briefs on one line of days: from opened to due, late ones first. Virtual over a hundred. */
export const BriefTimeline = ({ briefs, face, current, hrefOf, onPeek }: BriefsShown) => {
  const format = useFormat()
  const now = useNow()
  const narrow = useMedia('(width < 960px)')
  const weeks = narrow ? 4 : 8
  const [address, say] = useAddress()
  const home = daysOn(weekOf(format.date(now), format.weekStart()), narrow ? -7 : -14)
  const first = address.get('from') ?? home
  const rows = useMemo(() => lateFirst(briefs, now), [briefs, now])
  const columns = useMemo(() => columnsOf(face, hrefOf, format, { first, weeks, now }), [face, hrefOf, format, first, weeks, now])
  const peek = ({ id }: Brief) => onPeek(id)
  const turn = (by: number) => say({ from: daysOn(first, by * (weeks / 2) * 7) })
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <TimelineLegend />
        <span className="flex gap-2">
          {first === home ? null : (
            <Button tone="quiet" onClick={() => say({ from: undefined })}>
              {words.now}
            </Button>
          )}
          <Button onClick={() => turn(-1)}>{words.earlier}</Button>
          <Button onClick={() => turn(1)}>{words.later}</Button>
        </span>
      </div>
      <Table label={words.timeline} columns={columns} rows={rows} idOf={idOf} current={current} onPeek={peek} onOpen={peek} />
    </>
  )
}

interface Shown {
  first: string
  weeks: number
  now: number
}

const columnsOf = (
  face: People['face'],
  hrefOf: BriefsShown['hrefOf'],
  { day }: Formatter,
  { first, weeks, now }: Shown,
): readonly Column<Brief>[] => {
  const window: Window = windowOf(first, weeks)
  return [
    {
      id: 'title',
      head: words.brief,
      width: '30%',
      cell: ({ id, title, assignee }) => (
        <span className="flex items-center gap-2">
          <ActorMark actor={face(assignee)} />
          <Go href={hrefOf(id)} className="cut rounded-1 font-strong">
            {title}
          </Go>
        </span>
      ),
    },
    {
      id: 'bar',
      head: words.timeline,
      axis: <TimelineAxis first={first} weeks={weeks} day={day} />,
      cell: (brief) => <TimelineBar brief={brief} window={window} weeks={weeks} now={now} />,
    },
    { id: 'due', head: strings.briefs.due, number: true, width: '96px', givesWay: true, cell: (brief) => <DueDate brief={brief} /> },
  ]
}
