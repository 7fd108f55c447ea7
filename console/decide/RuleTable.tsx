import { useQueryOf } from '../api/queries.ts'
import { classes } from '../kit/classes.ts'
import { Go } from '../kit/Go.tsx'
import { whenKinds } from './RuleDraft/table.ts'
import type { TableRow } from './RuleDraft/form.ts'
import { words } from './words.ts'

const { place } = words
const most = { limit: 200 } as const

/** On a side of a change: rows that only this side has are marked. */
export type Side = 'live' | 'drafted'

interface Props {
  rows: readonly TableRow[]
  side?: Side
  /** The rows of the other side. */
  against?: readonly TableRow[]
}

/** Who sees which campaigns: row by row, the first that holds decides. */
export const RuleTable = ({ rows, side, against = [] }: Props) => {
  const named = useNames()
  const columns = [...new Set(rows.flatMap(({ campaigns }) => campaigns))]
  const label = side === undefined ? place.table : place.tableOf[side]
  return (
    // It scrolls, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
      <table className="w-full border-collapse text-12" aria-label={label}>
        <thead>
          <tr className="border-b border-line text-left text-ink-3">
            <th className="py-1 pr-3 font-text">{place.tableWho}</th>
            {columns.map((key) => (
              <th key={key} className="px-2 py-1 font-text">
                <Go href={`/campaigns/${key}`} className="linked">
                  {named.campaign(key)}
                </Go>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.when}
              row={row}
              first={index === 0}
              columns={columns}
              who={named.who(row.when)}
              side={isAmong(row, against) ? undefined : side}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  row: TableRow
  first: boolean
  columns: readonly string[]
  /** The audience that it is for, by its name. */
  who: string | undefined
  /** Only this side has it. */
  side: Side | undefined
}

const Row = ({ row: { when, campaigns }, first, columns, who, side }: RowProps) => (
  <tr
    className={classes(
      'border-b border-line align-baseline last:border-0',
      side === 'live' && 'text-ink-2 line-through decoration-block',
      side === 'drafted' && 'bg-thread-wash shadow-[inset_2px_0_0_var(--thread)] [&_.text-ink-3]:text-ink-2',
    )}
  >
    <th className={classes('py-1.5 pr-3 text-left font-text', side === 'drafted' && 'pl-2')}>
      {side === undefined ? null : <span className="sr-only">{place.tableOnly[side]}: </span>}
      {when === '' ? (
        <span className="text-ink-2">{first ? place.tableEveryone : place.tableRest}</span>
      ) : (
        (who ?? <code className="mono [overflow-wrap:anywhere]">{when}</code>)
      )}
    </th>
    {columns.map((key) => (
      <td key={key} className="px-2 py-1.5">
        {campaigns.includes(key) ? place.tableYes : <span className="text-ink-3">{place.tableNo}</span>}
      </td>
    ))}
  </tr>
)

const isAmong = (row: TableRow, rows: readonly TableRow[]): boolean => rows.some((other) => JSON.stringify(other) === JSON.stringify(row))

/** What people call the campaigns and audiences of a table; what is not known is called by its key. */
const useNames = () => {
  const campaigns = useQueryOf('campaign.list', most).data?.items ?? []
  const audiences = useQueryOf('audience.list', most).data?.items ?? []
  const kinds = whenKinds(audiences)
  return {
    campaign: (key: string) => campaigns.find((one) => one.key === key)?.name ?? key,
    who: (when: string) => kinds.find((kind) => kind.when === when)?.label,
  }
}
