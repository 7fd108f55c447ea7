import { useRef, type ReactNode } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Go } from '../Go.tsx'
import { useWidth } from '../useSize.ts'
import { isHeld, queueDots, type Station } from './station.ts'
import { trackFor, type Track } from './track.ts'

interface Props {
  stations: readonly Station[]
  /** What stands inside the loop: the figure of the whole, and its ribbon. */
  children?: ReactNode
}

/** Sentences beyond this many letters do not fit beside the bends in one line. */
const longSentence = 34

/** The closed line with its nine stations: thick where live traffic runs, dots for what waits, amber for what is held. */
export const WideLoop = ({ stations, children }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 1176)
  const track = trackFor(width, width < 1080 || stations.some(({ sentence }) => sentence.length > longSentence))
  return (
    <div ref={frame} className="relative" style={{ height: track.height }}>
      <svg width={track.width} height={track.height} aria-hidden="true" className="absolute inset-0">
        {[false, true].map((traffic) =>
          stations.map(
            (station, index) =>
              Boolean(station.traffic) === traffic && <Segment key={station.stage} path={track.segments[index] ?? ''} traffic={traffic} />,
          ),
        )}
        {stations.map((station, index) => (
          <Arrow key={station.stage} track={track} index={index} station={station} after={stations[index + 1]} />
        ))}
        {stations.map((station, index) => (
          <Queue key={station.stage} station={station} track={track} index={index} />
        ))}
        {stations.map((station, index) => (
          <Node key={station.stage} station={station} at={track.stations[index]} />
        ))}
      </svg>
      <ol>
        {stations.map((station, index) => (
          <Label key={station.stage} station={station} track={track} index={index} />
        ))}
      </ol>
      {stations.map((station, index) => (
        <Time key={station.stage} station={station} after={stations[index + 1]} at={track.middles[index]} />
      ))}
      {children ? (
        <div
          className="absolute flex flex-col justify-center"
          style={{
            left: track.stations[0]?.x,
            right: track.width - (track.stations[4]?.x ?? 0),
            top: (track.stations[0]?.y ?? 0) + 30,
            bottom: track.height - (track.stations[8]?.y ?? 0) + 24,
          }}
        >
          {children}
        </div>
      ) : null}
    </div>
  )
}

const Segment = ({ path, traffic }: { path: string; traffic: boolean }) => (
  <>
    <path d={path} fill="none" stroke={traffic ? 'var(--thread)' : 'var(--line-strong)'} strokeWidth={traffic ? 5 : 2} />
    {traffic ? <path d={path} fill="none" stroke="var(--thread-soft)" strokeWidth={1.5} className="flowing" /> : null}
  </>
)

/** The direction, once on each thin stretch that has room for it. */
const Arrow = ({ track, index, station, after }: { track: Track; index: number; station: Station; after: Station | undefined }) => {
  const at = track.middles[index]
  const crowded = after && after.waiting * 11 + 30 > track.spacing / 2
  if (!at || station.traffic || crowded) return null
  const turn = index > 4 ? -1 : 1
  return <path d={`M${at.x - 3 * turn} ${at.y - 5}l${6 * turn} 5l${-6 * turn} 5`} fill="none" stroke="var(--edge)" strokeWidth={1.5} />
}

const Queue = ({ station, track, index }: { station: Station; track: Track; index: number }) => {
  const { count } = useFormat()
  const at = track.stations[index]
  if (!at || station.waiting === 0) return null
  const { dots, more } = queueDots(station, Math.floor((track.spacing - 56) / 11))
  const side = index > 4 ? 1 : -1
  const x = (place: number) => at.x + side * (19 + 11 * place)
  return (
    <>
      {dots.map((late, place) => (
        <circle
          key={place}
          className="glide"
          cx={x(place)}
          cy={at.y}
          r={4}
          fill={late ? 'var(--warn-mark)' : 'var(--surface)'}
          stroke={late ? 'var(--warn-mark)' : 'var(--edge)'}
          strokeWidth={1.5}
        />
      ))}
      {more > 0 ? (
        <text
          x={x(dots.length) - side * 4}
          y={at.y + 4}
          textAnchor={side < 0 ? 'end' : 'start'}
          fontSize={11}
          fill={station.late > dots.length ? 'var(--warn)' : 'var(--ink-2)'}
          stroke="var(--surface)"
          strokeWidth={6}
          style={{ paintOrder: 'stroke' }}
        >
          {strings.loop.more(count(more))}
        </text>
      ) : null}
    </>
  )
}

const Node = ({ station, at }: { station: Station; at: { x: number; y: number } | undefined }) => {
  if (!at) return null
  const held = isHeld(station)
  return (
    <>
      <circle cx={at.x} cy={at.y} r={9} fill="var(--surface)" />
      <circle
        cx={at.x}
        cy={at.y}
        r={held ? 6.5 : 6}
        fill={held ? 'var(--warn-mark)' : 'var(--surface)'}
        stroke={held ? 'none' : station.unlit ? 'var(--line-strong)' : 'var(--thread)'}
        strokeWidth={2.25}
      />
    </>
  )
}

const Label = ({ station, track, index }: { station: Station; track: Track; index: number }) => {
  const at = track.stations[index]
  if (!at) return null
  const above = index <= 4
  const room = Math.min(above ? track.spacing : track.spacing * 1.3, 2 * Math.min(at.x, track.width - at.x)) - 6
  return (
    <li
      className="absolute flex flex-col justify-end text-center"
      style={{ left: at.x - room / 2, width: room, ...(above ? { bottom: track.height - at.y + 18, minHeight: 40 } : { top: at.y + 14 }) }}
    >
      <Go href={station.href} className="mx-auto rounded-2 px-1 hover:bg-hover">
        <b className="block text-13 font-title">{strings.stages[station.stage]}</b>
        <span className={classes('block text-12 text-balance', isHeld(station) ? 'text-warn' : 'text-ink-2')}>{station.sentence}</span>
      </Go>
    </li>
  )
}

const Time = ({ station, after, at }: { station: Station; after: Station | undefined; at: { x: number; y: number } | null | undefined }) => {
  if (!at || !station.next) return null
  const held = after !== undefined && isHeld(after)
  return (
    <span
      aria-hidden="true"
      className={classes('absolute -translate-x-1/2 text-11 whitespace-nowrap', held ? 'text-warn' : 'text-ink-3')}
      style={{ left: at.x, top: at.y < 120 ? at.y + 9 : at.y - 26 }}
    >
      {station.next}
    </span>
  )
}
