import { useMemo, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Section.tsx'
import { useNow } from '../../kit/useNow.ts'
import type { BriefsShown } from './brief.ts'
import { BriefTable } from './BriefTable.tsx'
import { monthsOn, noonOf, weeksIn } from './calendar.ts'
import { CalendarDay } from './CalendarDay.tsx'
import { useDayWalk } from './useDayWalk.ts'
import { words } from './words.ts'

/** The same briefs by the day they are due, a month at a time. A day folds what it has no room for, and lists all of it below when it is chosen. */
export const BriefCalendar = (props: BriefsShown) => {
  const { briefs, current, onPeek } = props
  const { date, month: monthName, weekStart, count, weekday } = useFormat()
  const [address, say] = useAddress()
  const today = date(useNow())
  const month = address.get('month') ?? today.slice(0, 7)
  const weeks = useMemo(() => weeksIn(month, weekStart()), [month, weekStart])
  const byDay = useMemo(() => Map.groupBy(briefs, ({ due }) => date(due)), [briefs, date])
  const [day, setDay] = useState<string>()
  const go = (to: string) => {
    setDay(undefined)
    say({ month: to === today.slice(0, 7) ? undefined : to })
  }
  const { at, walk } = useDayWalk(month, today, go)
  const name = monthName(noonOf(`${month}-01`))
  const listed = (day === undefined ? undefined : byDay.get(day)) ?? []
  const due = weeks.flat().filter((one) => one.startsWith(month) && byDay.has(one)).length
  return (
    <>
      <Section title={name} note={due === 0 ? words.nothingDue(name) : undefined} side={<Turn month={month} now={today.slice(0, 7)} onGo={go} />}>
        <table aria-label={words.calendar(name)} className="w-full table-fixed border-collapse" {...walk}>
          <WeekdayHeads week={weeks[0] ?? []} />
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((one) => (
                  <CalendarDay
                    key={one}
                    date={one}
                    briefs={byDay.get(one) ?? []}
                    outside={!one.startsWith(month)}
                    today={one === today}
                    chosen={one === day}
                    here={one === at}
                    current={current}
                    onChoose={() => setDay(one === day ? undefined : one)}
                    onPeek={onPeek}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {day !== undefined && listed.length > 0 ? (
        <Section title={words.onDay(weekday(noonOf(day)))} note={count(listed.length)} className="mt-4">
          <BriefTable {...props} briefs={listed} />
        </Section>
      ) : null}
    </>
  )
}

const Turn = ({ month, now, onGo }: { month: string; now: string; onGo: (month: string) => void }) => (
  <span className="flex gap-2">
    {month === now ? null : (
      <Button tone="quiet" onClick={() => onGo(now)}>
        {words.thisMonth}
      </Button>
    )}
    <Button onClick={() => onGo(monthsOn(month, -1))}>{words.earlierMonth}</Button>
    <Button onClick={() => onGo(monthsOn(month, 1))}>{words.laterMonth}</Button>
  </span>
)

const WeekdayHeads = ({ week }: { week: readonly string[] }) => {
  const { weekdayName } = useFormat()
  return (
    <thead className="text-12 text-ink-3">
      <tr>
        {week.map((date) => (
          <th key={date} scope="col" className="px-1.5 pb-1 text-left font-text">
            {weekdayName(noonOf(date))}
          </th>
        ))}
      </tr>
    </thead>
  )
}
