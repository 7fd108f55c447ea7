import { useMemo } from 'react'
import { roleNames } from '../../../engine/people/permission.ts'
import { faceOf } from '../../api/faceAmong.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import type { Person, Team } from './person.ts'
import { words } from './words.ts'

interface Props {
  /** By kind. */
  rows: readonly Person[]
  teams: readonly Team[]
  me: string | undefined
  current: string | undefined
  onChoose: (id: string) => void
}

const idOf = ({ id }: Person): string => id
const groupOf = ({ kind }: Person) => ({ id: kind, head: words.groups[kind] })

export const PeopleTable = ({ rows, teams, me, current, onChoose }: Props) => {
  const columns = useMemo(() => columnsOf(rows, teams, me), [rows, teams, me])
  const choose = ({ id }: Person) => onChoose(id)
  return (
    <Table
      label={strings.screens.people}
      columns={columns}
      rows={rows}
      idOf={idOf}
      groupOf={groupOf}
      current={current}
      onPeek={choose}
      onOpen={choose}
    />
  )
}

const columnsOf = (rows: readonly Person[], teams: readonly Team[], me: string | undefined): readonly Column<Person>[] => {
  const nameOf = (id: string | undefined) => rows.find((one) => one.id === id)?.name
  return [
    {
      id: 'name',
      head: words.columns.name,
      cell: (person) => <Name person={person} sponsor={nameOf(person.sponsor)} isMe={person.id === me} />,
    },
    {
      id: 'may',
      head: words.columns.may,
      width: '30%',
      cell: ({ roles }) => <span className="block py-1 text-pretty whitespace-normal">{roles.map((role) => roleNames[role]).join(', ')}</span>,
    },
    {
      id: 'team',
      head: words.columns.team,
      width: '14%',
      givesWay: true,
      cell: ({ team }) => <span className="text-ink-2">{teams.find(({ id }) => id === team)?.name ?? ''}</span>,
    },
    { id: 'skills', head: words.columns.skills, givesWay: true, cell: ({ skills }) => <span className="text-ink-2">{skills.join(', ')}</span> },
  ]
}

const Name = ({ person, sponsor, isMe }: { person: Person; sponsor: string | undefined; isMe: boolean }) => (
  <span className="flex items-center gap-2">
    <ActorMark actor={faceOf(person, sponsor)} titled={false} />
    <b className="cut">{person.name}</b>
    {sponsor ? <span className="cut text-ink-2">{words.agentFor(sponsor)}</span> : null}
    {isMe ? <Tag tone="thread">{words.you}</Tag> : null}
    {person.state === 'gone' ? <Tag>{words.gone}</Tag> : null}
  </span>
)
