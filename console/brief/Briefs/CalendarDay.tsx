import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { useNow } from '../../kit/useNow.ts'
import type { Brief } from './brief.ts'
import { isLate } from './briefTitle.ts'
import { noonOf } from './calendar.ts'
import { words } from './words.ts'

/** Briefs that a day shows by name; the others fold. */
const room = 3

interface Props {
  date: string
  briefs: readonly Brief[]
  /** Of the month before or after. */
  outside: boolean
  today: boolean
  chosen: boolean
  /** It takes the tab. */
  here: boolean
  current: string | undefined
  onChoose: () => void
  onPeek: (id: string) => void
}

/** One day: its number, what is due on it, and how much more. On a narrow screen a dot for each. */
export const CalendarDay = ({ date, briefs, outside, today, chosen, here, current, onChoose, onPeek }: Props) => {
  const { weekday, count } = useFormat()
  const now = useNow()
  const late = briefs.some((brief) => isLate(brief, now))
  const name = weekday(noonOf(date))
  return (
    <td
      data-date={date}
      aria-current={today ? 'date' : undefined}
      className={classes('h-27 border border-line p-1 align-top max-column:h-12', outside && 'bg-ground', chosen && 'bg-thread-wash')}
    >
      <button
        type="button"
        tabIndex={here ? 0 : -1}
        aria-pressed={chosen}
        aria-label={briefs.length === 0 ? words.dayFree(name) : words.dayOf(name, count(briefs.length))}
        onClick={onChoose}
        className={classes(
          'target rounded-1 px-1 text-12',
          today ? 'bg-ink font-strong text-surface' : late ? 'font-strong text-warn' : outside ? 'text-ink-3' : 'text-ink-2',
          chosen && !today && '!text-ink',
        )}
      >
        {Number(date.slice(8))}
      </button>
      <ul className="mt-0.5 max-column:hidden">
        {briefs.slice(0, room).map((brief) => (
          <li key={brief.id}>
            <button
              type="button"
              tabIndex={-1}
              title={brief.title}
              onClick={() => onPeek(brief.id)}
              aria-current={brief.id === current || undefined}
              className={classes(
                'cut mb-px block w-full rounded-1 border-l-2 px-1 text-left text-12/5 hover:bg-hover',
                isLate(brief, now) ? 'border-warn-mark text-warn' : brief.state === 'proposed' ? 'border-dashed border-edge' : 'border-line-strong',
                brief.id === current && 'bg-thread-wash',
              )}
            >
              {brief.title}
            </button>
          </li>
        ))}
      </ul>
      {briefs.length > room ? (
        <button type="button" tabIndex={-1} onClick={onChoose} className="block rounded-1 px-1 text-11 text-ink-2 hover:underline max-column:hidden">
          {words.more(count(briefs.length - room))}
        </button>
      ) : null}
      {briefs.length > 0 ? (
        <p aria-hidden="true" className="mt-1 hidden gap-0.5 px-1 max-column:flex">
          {briefs.slice(0, room).map((brief) => (
            <span key={brief.id} className={classes('size-1.5 rounded-full', isLate(brief, now) ? 'bg-warn-mark' : 'bg-ink-3')} />
          ))}
        </p>
      ) : null}
    </td>
  )
}
