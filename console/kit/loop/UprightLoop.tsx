import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Go } from '../Go.tsx'
import { isHeld, queueDots, type Station } from './station.ts'

const row = 44

/** The same loop standing upright, for one column: stations down its right side, the return up its left. */
export const UprightLoop = ({ stations, onFollow, here }: { stations: readonly Station[]; onFollow?: () => void; here?: string | undefined }) => (
  <div className="relative">
    <svg width="26" height={row * stations.length} aria-hidden="true" className="absolute top-0 left-0">
      <rect x={5} y={row / 2} width={16} height={row * (stations.length - 1)} rx={9} fill="none" stroke="var(--line-strong)" strokeWidth={2} />
      <path
        d={`M1.5 ${(row * stations.length) / 2 + 3}l3.5-5 3.5 5`}
        fill="none"
        stroke="var(--edge)"
        strokeWidth={1.5}
        transform="translate(0 -10)"
      />
      {stations.map(({ stage, traffic }, index) => {
        const path = `M21 ${row * (index + 0.5)}v${row}`
        return traffic && index < stations.length - 1 ? (
          <g key={stage}>
            <path d={path} stroke="var(--thread)" strokeWidth={5} />
            <path d={path} stroke="var(--thread-soft)" strokeWidth={1.5} className="flowing" />
          </g>
        ) : null
      })}
    </svg>
    <ol>
      {stations.map((station) => (
        <Row key={station.stage} station={station} onFollow={onFollow} current={here === station.stage} />
      ))}
    </ol>
  </div>
)

/** You are here. */
const halo = 'shadow-[0_0_0_3px_var(--surface),0_0_0_5px_var(--thread)]'

const Row = ({ station, onFollow, current }: { station: Station; onFollow: (() => void) | undefined; current: boolean }) => {
  const held = isHeld(station)
  const ring = held ? 'border-warn-mark bg-warn-mark' : station.unlit ? 'border-line-strong bg-surface' : 'border-thread bg-surface'
  return (
    <li className="relative" style={{ height: row }}>
      <Go
        href={station.href}
        onClick={onFollow}
        aria-current={current ? 'page' : undefined}
        className={classes('grid h-full grid-cols-[72px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-2 pl-10.5')}
      >
        <span
          aria-hidden="true"
          className={classes(
            'absolute left-[14.5px] size-[13px] rounded-full border-[2.25px]',
            current ? halo : 'shadow-[0_0_0_3px_var(--surface)]',
            ring,
          )}
        />
        <b className="font-title">{strings.stages[station.stage]}</b>
        <span className={classes('text-12', held ? 'text-warn' : 'text-ink-2')}>{station.sentence}</span>
        <Queue station={station} />
      </Go>
    </li>
  )
}

const Queue = ({ station }: { station: Station }) => {
  const { count } = useFormat()
  const { dots, more } = queueDots(station, 9)
  return (
    <span aria-hidden="true" className="flex items-center gap-[3px] text-11 text-ink-2">
      {dots.map((late, place) => (
        <span key={place} className={classes('size-[7px] rounded-full border-[1.5px]', late ? 'border-warn-mark bg-warn-mark' : 'border-edge')} />
      ))}
      {more > 0 ? strings.loop.more(count(more)) : null}
    </span>
  )
}
