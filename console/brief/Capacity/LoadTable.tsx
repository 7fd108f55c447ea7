import { useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { Hidden } from '../../kit/Hidden.tsx'
import { moveFrom, type Place } from '../../kit/matrix/cell.ts'
import { Section } from '../../kit/Section.tsx'
import { linesOf, type Capacity, type SkillLine, type TeamLines } from './capacity.ts'
import { LoadCell } from './LoadCell.tsx'
import { noonOf, weeksOn } from './weeks.ts'
import { words } from './words.ts'

interface Props {
  capacity: Capacity
  /** A day of the first week, when it is not this one. */
  from: string | undefined
  onFrom: (day: string | undefined) => void
}

/** Teams and skills by weeks: hours booked against hours there are. One cell takes the tab, arrows move. */
export const LoadTable = ({ capacity, from, onFrom }: Props) => {
  const { weeks } = capacity
  const teams = linesOf(capacity)
  const rows = teams.reduce((sum, { lines }) => sum + lines.length, 0)
  const { at, walk } = useWalk(rows, weeks.length)
  return (
    <Section title={words.hours} side={<Turn weeks={weeks} from={from} onFrom={onFrom} />}>
      <table aria-label={`${words.hours}. ${words.hint}`} className="w-full table-fixed border-collapse" {...walk}>
        <WeekHeads weeks={weeks} fromNow={from === undefined} />
        {teams.map((team) => (
          <tbody key={team.id}>
            <TeamHead team={team} columns={weeks.length + 1} />
            {team.lines.map((line) => (
              <SkillRow key={line.skill} line={line} team={team.name} at={at} />
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  )
}

const Turn = ({ weeks, from, onFrom }: Pick<Props, 'from' | 'onFrom'> & { weeks: readonly string[] }) => {
  const first = weeks[0] ?? ''
  return (
    <span className="flex gap-2">
      {from === undefined ? null : (
        <Button tone="quiet" onClick={() => onFrom(undefined)}>
          {words.toNow}
        </Button>
      )}
      <Button onClick={() => onFrom(weeksOn(first, -weeks.length))}>{words.earlier}</Button>
      <Button onClick={() => onFrom(weeksOn(first, weeks.length))}>{words.later}</Button>
    </span>
  )
}

const WeekHeads = ({ weeks, fromNow }: { weeks: readonly string[]; fromNow: boolean }) => {
  const { day } = useFormat()
  return (
    <thead className="text-12 text-ink-3">
      <tr className="h-6.5 border-b border-line">
        <th scope="col" className="w-28 pr-2 text-left font-text max-column:w-20">
          <Hidden>{words.skill}</Hidden>
        </th>
        {weeks.map((week, index) => (
          <th key={week} scope="col" className="px-1.5 text-left font-text whitespace-nowrap">
            <Hidden>{words.week(day(noonOf(week)))}</Hidden>
            <span aria-hidden="true">{index === 0 && fromNow ? words.thisWeek : day(noonOf(week))}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

const SkillRow = ({ line: { skill, loads, over, row }, team, at }: { line: SkillLine; team: string; at: Place }) => (
  <tr className="border-b border-line">
    <th scope="row" className={classes('cut pr-2 text-left', over ? 'font-strong text-warn' : 'font-text')}>
      {skill}
    </th>
    {loads.map((load, column) => (
      <td key={load.week} data-place={`${row},${column}`} className="px-1.5 py-1.5 align-top">
        <LoadCell load={load} team={team} tabIndex={at.row === row && at.column === column ? 0 : -1} />
      </td>
    ))}
  </tr>
)

const TeamHead = ({ team: { name, people, shown }, columns }: { team: TeamLines; columns: number }) => {
  const { count } = useFormat()
  return (
    <tr>
      <th scope="rowgroup" colSpan={columns} className="pt-3 pb-1 text-left font-title">
        {name} <span className="ml-1 text-12 font-text text-ink-3">{words.seats(count(people))}</span>
        {shown ? null : <span className="block pb-1 text-12 font-text text-pretty text-ink-2">{words.untold}</span>}
      </th>
    </tr>
  )
}

/** One cell takes the tab; arrows, Home and End move between them. */
const useWalk = (rows: number, columns: number) => {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const placeOf = (target: EventTarget): Place | undefined => {
    const [row, column] = ((target as Element).closest('td')?.dataset.place ?? '').split(',').map(Number)
    return row === undefined || column === undefined ? undefined : { row, column }
  }
  return {
    at: { row: Math.min(at.row, Math.max(0, rows - 1)), column: Math.min(at.column, columns - 1) },
    walk: {
      onFocus: ({ target }: FocusEvent) => {
        const place = placeOf(target)
        if (place) setAt(place)
      },
      onKeyDown: (event: KeyboardEvent) => {
        const place = placeOf(event.target)
        const next = place && moveFrom(place, event.key, rows, columns, event.ctrlKey || event.metaKey)
        if (!next) return
        event.preventDefault()
        event.currentTarget.querySelector<HTMLElement>(`[data-place="${next.row},${next.column}"] button`)?.focus()
      },
    },
  }
}
