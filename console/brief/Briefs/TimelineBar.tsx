import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import type { Brief } from './brief.ts'
import { isLate } from './briefTitle.ts'
import { daysOn, noonOf } from './calendar.ts'
import { barOf, placeIn, type Stretch, type Window } from './timeline.ts'
import { words } from './words.ts'

const percent = (share: number): string => `${share * 100}%`

interface Props {
  brief: Brief
  window: Window
  weeks: number
  now: number
}

/** One brief on the line of days: what is gone, what lies ahead, its date as a tick, and amber beyond it. */
export const TimelineBar = ({ brief, window, weeks, now }: Props) => {
  const { day, age } = useFormat()
  const { gone, ahead, late, due } = barOf(brief, window, now)
  const today = placeIn(window, now)
  const [opened, ends] = [day(brief.openedAt), day(brief.due)]
  const said = isLate(brief, now) ? words.barLate(opened, ends, age(now - Date.parse(brief.due))) : words.bar(opened, ends)
  return (
    <span role="img" aria-label={said} className="relative block h-5 forced-color-adjust-none">
      {Array.from({ length: weeks }, (_, week) => (
        <span key={week} className="absolute -inset-y-2 w-px bg-line" style={{ left: percent(week / weeks) }} />
      ))}
      <Piece at={gone} look="bg-ink-3" />
      <Piece at={ahead} look={brief.state === 'proposed' ? 'border border-dashed border-edge' : 'bg-line-strong'} />
      <Piece at={late} look="bg-warn-mark" />
      {due === undefined ? null : <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink" style={{ left: percent(due) }} />}
      {today >= 0 && today <= 1 ? <span className="absolute -inset-y-2 w-px bg-ink" style={{ left: percent(today) }} /> : null}
    </span>
  )
}

const Piece = ({ at, look }: { at: Stretch | undefined; look: string }) =>
  at ? <span className={classes('absolute inset-y-1.5 rounded-[1px]', look)} style={{ left: percent(at.left), width: percent(at.width) }} /> : null

/** The Mondays, or whatever weeks begin with here. */
export const TimelineAxis = ({ first, weeks, day }: { first: string; weeks: number; day: (when: number) => string }) => (
  <span aria-hidden="true" className="flex">
    {Array.from({ length: weeks }, (_, week) => (
      <span key={week} className="cut flex-1 pl-1">
        {day(noonOf(daysOn(first, week * 7)))}
      </span>
    ))}
  </span>
)

const legend = [
  ['gone', 'h-2 w-3.5 rounded-[1px] bg-ink-3'],
  ['ahead', 'h-2 w-3.5 rounded-[1px] bg-line-strong'],
  ['late', 'h-2 w-3.5 rounded-[1px] bg-warn-mark'],
  ['due', 'h-3.5 w-0.5 bg-ink'],
] as const

export const TimelineLegend = () => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
    {legend.map(([name, look]) => (
      <li key={name} className="flex items-center gap-1.5">
        <span aria-hidden="true" className={classes('forced-color-adjust-none', look)} />
        {words.legend[name]}
      </li>
    ))}
  </ul>
)
