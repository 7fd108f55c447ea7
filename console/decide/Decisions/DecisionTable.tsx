import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Time } from '../../kit/Time.tsx'
import { strings } from '../../strings.ts'
import { useTitled } from '../useNamed.ts'
import { words } from '../words.ts'

const { list } = words
type Line = Operations['decision.list']['output']['items'][number]
type Place = Operations['placement.list']['output']['items'][number]

interface Props {
  decisions: readonly Line[]
  placements: readonly Place[]
}

export const DecisionTable = ({ decisions, placements }: Props) => {
  const navigate = useNavigate()
  const open = ({ id }: Line) => void navigate({ to: '/decisions/$decision', params: { decision: id } })
  return <Table label={words.decisions} columns={useColumns(placements)} rows={decisions} idOf={idOf} onOpen={open} />
}

/** A bar where a title will be. */
const Awaited = () => <span role="status" aria-label={strings.state.loading} className="inline-block h-2.5 w-40 max-w-full rounded-1 bg-sunken" />

const idOf = ({ id }: Line): string => id

/** What a reader saw first of it. */
const leading = ({ components }: Line): string | undefined => components?.headline ?? Object.values(components ?? {})[0]

const useColumns = (placements: readonly Place[]): readonly Column<Line>[] => {
  const { probability } = useFormat()
  const titled = useTitled()
  return useMemo(
    () => [
      {
        id: 'shown',
        head: list.shown,
        cell: (line) => {
          const first = leading(line)
          return (
            <span className="flex items-center gap-2">
              <Go href={`/decisions/${line.id}`} className="cut rounded-1 font-strong">
                {first === undefined ? list.nothing : (titled(first) ?? <Awaited />)}
              </Go>
              {line.synthetic ? <Tag>{words.synthetic}</Tag> : null}
            </span>
          )
        },
      },
      {
        id: 'placement',
        head: words.placement,
        width: '160px',
        givesWay: true,
        cell: ({ placement }) => placements.find(({ key }) => key === placement)?.name ?? placement,
      },
      { id: 'branch', head: list.branch, width: '110px', cell: ({ branch }) => <span className="text-ink-2">{words.branches[branch]}</span> },
      { id: 'chance', head: list.chance, number: true, width: '130px', givesWay: true, cell: ({ propensity }) => probability(propensity) },
      {
        id: 'at',
        head: list.at,
        number: true,
        width: '100px',
        cell: ({ at }) => <Time at={at} as="clockSeconds" className="text-ink-2" />,
      },
    ],
    [placements, titled, probability],
  )
}
