import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import type { Because } from '../../kit/because.ts'
import { classes } from '../../kit/classes.ts'
import { Why } from '../../kit/Why.tsx'
import { hasBegun, hoursSaid, isOver, type Load } from './capacity.ts'
import { noonOf } from './weeks.ts'
import { words } from './words.ts'

/** Hours booked against hours there are: the track is what there is, what is over stands beyond it in amber. */
export const LoadCell = ({ load, team, tabIndex }: { load: Load; team: string; tabIndex: number }) => {
  const format = useFormat()
  const { day } = format
  const hours = hoursSaid(format)
  const over = isOver(load)
  const whole = Math.max(load.there, load.booked) || 1
  return (
    <Why
      quiet
      about={words.cell(team, load.skill, day(noonOf(load.week)))}
      because={becauseOf(load, format)}
      tabIndex={tabIndex}
      className="block w-full"
    >
      <span className={classes('cut block text-12', over ? 'font-strong text-warn' : load.booked === 0 ? 'text-ink-3' : 'text-ink')}>
        {words.of(hours(load.booked), hours(load.there))}
      </span>
      <span aria-hidden="true" className="mt-0.5 flex h-1.5 gap-px forced-color-adjust-none">
        <span className="block h-full rounded-[1px] bg-sunken" style={{ width: `${(load.there / whole) * 100}%` }}>
          <span className="glide block h-full rounded-[1px] bg-ink-2" style={{ width: `${share(load) * 100}%` }} />
        </span>
        {over ? <span className="block h-full flex-1 rounded-[1px] bg-warn-mark" /> : null}
      </span>
      {over ? <span className="cut block text-11 text-warn">{words.overBy(hours(load.booked - load.there))}</span> : null}
      {hasBegun(load) ? <span className="cut block text-11 text-ink-3">{words.left(hours(load.left))}</span> : null}
    </Why>
  )
}

const share = ({ booked, there }: Load): number => (there > 0 ? Math.min(1, booked / there) : 0)

const becauseOf = (load: Load, format: Formatter): Because => {
  const { booked, there, briefs, more } = load
  const say = hoursSaid(format)
  const said = [say(booked), say(there)] as const
  const sentence = booked === 0 ? words.nothing : isOver(load) ? words.sentenceOver(...said, say(booked - there)) : words.sentence(...said)
  return {
    sentence: hasBegun(load) ? `${sentence} ${words.leftSentence(say(load.left))}` : sentence,
    formula: more > 0 || briefs.length < 2 ? undefined : words.formula(briefs.map(({ hours }) => say(hours)).join(' + '), say(there)),
    items: briefs.map(({ brief, title, hours }) => ({ name: title, href: `/briefs/${brief}`, note: `${say(hours)} h` })),
    note: more > 0 ? words.more(format.count(more)) : undefined,
    madeBy: 'capacity.show',
  }
}
