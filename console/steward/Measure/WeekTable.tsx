import type { Formatter } from '../../format/formatter.ts'
import { rangeOf, sayValue, type ToldMeasure } from '../Measures/measureLine.ts'
import { words } from '../words.ts'

/** The twelve weeks in figures. */
export const WeekTable = ({ measure: { weeks, unit }, format }: { measure: ToldMeasure; format: Formatter }) => (
  <table className="w-full text-left whitespace-nowrap">
    <thead className="text-12 text-ink-3">
      <tr className="h-6.5 border-b border-line [&>th]:pr-4 [&>th]:font-text">
        <th scope="col">{words.weekTo}</th>
        <th scope="col">{words.figure}</th>
        <th scope="col">{words.interval}</th>
        <th scope="col" className="text-right">
          n
        </th>
      </tr>
    </thead>
    <tbody>
      {weeks.map(({ to, value, low, high, n, of = n }) => (
        <tr key={to} className="h-7 border-b border-line last:border-0 [&>*]:pr-4">
          <th scope="row" className="font-text">
            {format.weekday(to)}
          </th>
          <td>{value === undefined ? words.few : sayValue(unit, value, format)}</td>
          <td>{value === undefined || low === undefined ? '' : rangeOf(unit, { value, low, high }, format)}</td>
          <td className="text-right">{format.count(of)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
