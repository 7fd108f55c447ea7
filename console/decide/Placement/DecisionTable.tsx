import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'
import type { Place } from './useStanding.ts'

const { place } = words

/** Who sees which campaigns: row by row, the first that holds decides. */
export const DecisionTable = ({ rows }: { rows: NonNullable<Place['table']> }) => {
  const columns = [...new Set(rows.flatMap(({ campaigns }) => campaigns))]
  return (
    // It scrolls, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={place.table}>
      <table className="w-full border-collapse text-12">
        <thead>
          <tr className="border-b border-line text-left text-ink-3">
            <th className="py-1 pr-3 font-text">{place.tableWho}</th>
            {columns.map((key) => (
              <th key={key} className="px-2 py-1 font-text">
                <Go href={`/campaigns/${key}`} className="linked mono">
                  {key}
                </Go>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ when, campaigns }, row) => (
            <tr key={when} className="border-b border-line align-baseline last:border-0">
              <th className="py-1.5 pr-3 text-left font-text">
                {when ? (
                  <code className="mono [overflow-wrap:anywhere]">{when}</code>
                ) : (
                  <span className="text-ink-2">{row === 0 ? place.tableEveryone : place.tableRest}</span>
                )}
              </th>
              {columns.map((key) => (
                <td key={key} className="px-2 py-1.5">
                  {campaigns.includes(key) ? place.tableYes : <span className="text-ink-3">{place.tableNo}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
