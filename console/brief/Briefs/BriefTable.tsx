import { useMemo } from 'react'
import type { People } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import { Go } from '../../kit/Go.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import type { Brief, BriefsShown } from './brief.ts'
import { DueDate } from './DueDate.tsx'

const { briefs: words } = strings

/** Briefs as a list, due first. */
export const BriefTable = ({ briefs, face, current, hrefOf, onPeek }: BriefsShown) => (
  <Table
    label={strings.screens.briefs}
    columns={useColumns(face, hrefOf)}
    rows={briefs}
    idOf={idOf}
    current={current}
    onPeek={({ id }) => onPeek(id)}
    onOpen={({ id }) => onPeek(id)}
  />
)

const idOf = ({ id }: Brief): string => id

const useColumns = (face: People['face'], hrefOf: BriefsShown['hrefOf']): readonly Column<Brief>[] => {
  const { count } = useFormat()
  return useMemo(
    () => [
      { id: 'title', head: words.one, cell: (brief) => <Name brief={brief} face={face} href={hrefOf(brief.id)} /> },
      { id: 'state', head: words.state, width: '150px', givesWay: true, cell: ({ state }) => words.states[state] },
      {
        id: 'placements',
        head: words.placements,
        width: '180px',
        givesWay: true,
        optional: true,
        cell: ({ placements }) => <span className="mono text-ink-2">{placements.join(', ')}</span>,
      },
      { id: 'hours', head: words.hours, number: true, width: '70px', givesWay: true, optional: true, cell: ({ hours }) => count(hours) },
      { id: 'due', head: words.due, number: true, width: '110px', cell: (brief) => <DueDate brief={brief} /> },
    ],
    [face, count, hrefOf],
  )
}

const Name = ({ brief: { title, assignee, origin }, face, href }: { brief: Brief; face: People['face']; href: string }) => (
  <span className="flex items-center gap-2">
    <ActorMark actor={face(assignee)} />
    <Go href={href} className="cut rounded-1 font-strong">
      {title}
    </Go>
    {origin.kind === 'signal' ? <Tag tone="thread">{words.fromSignal}</Tag> : null}
  </span>
)
