import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Go } from '../Go.tsx'
import { isHeld, type Station } from './station.ts'

export interface RailScreen {
  label: string
  href: string
  figure?: string | undefined
}

interface Props {
  stations: readonly Station[]
  /** The stage one is at; its screens unfold. */
  here?: string | undefined
  /** The address one is at. */
  at: string
  screensOf: (stage: Station['stage']) => readonly RailScreen[]
}

/** The rail's drawing: a closed rounded box, stations on its right side, the return on its left with an arrow up. */
export const RailLoop = ({ stations, here, at, screensOf }: Props) => (
  <ol className="relative py-0.5 before:absolute before:top-[17px] before:bottom-[17px] before:left-[7px] before:w-[15px] before:rounded-[8px] before:border-[1.5px] before:border-line-strong">
    <li aria-hidden="true" className="absolute top-1/2 left-[3.5px] text-ink-3">
      <svg width="9" height="8" viewBox="0 0 9 8" fill="none" stroke="currentColor" strokeWidth="1.4" className="bg-ground">
        <path d="M1 6 4.5 2 8 6" />
      </svg>
    </li>
    {stations.map((station) => (
      <li key={station.stage}>
        <RailStation station={station} here={here === station.stage} />
        {here === station.stage ? <Screens screens={screensOf(station.stage)} at={at} /> : null}
      </li>
    ))}
  </ol>
)

const RailStation = ({ station, here }: { station: Station; here: boolean }) => {
  const held = isHeld(station)
  return (
    <Go
      href={station.href}
      aria-current={here ? 'true' : undefined}
      className={classes(
        'relative flex h-7.5 items-center rounded-2 pr-2 pl-9.5 hover:bg-hover pointer-coarse:h-11',
        here ? 'font-strong text-ink' : 'text-ink-2',
      )}
    >
      <span aria-hidden="true" className={classes('absolute left-[16.75px] size-[9px] rounded-full border-[1.5px]', nodeOf(held, here))} />

      {strings.stages[station.stage]}
      <span className={classes('ml-auto text-12', held ? 'font-strong text-warn' : 'font-text text-ink-3')}>
        {station.figure}
        {held ? <span className="sr-only">, {strings.loop.held}</span> : null}
      </span>
    </Go>
  )
}

/** Ring: moving. Amber: held beyond its limit. Halo: you are here; both can be true. */
const nodeOf = (held: boolean, here: boolean): string => {
  const fill = held ? 'border-warn-mark bg-warn-mark' : here ? 'border-thread bg-thread' : 'border-edge bg-ground'
  const halo = held ? 'shadow-[0_0_0_3px_var(--ground),0_0_0_4.5px_var(--warn-mark)]' : 'shadow-[0_0_0_3px_var(--ground),0_0_0_4.5px_var(--thread)]'
  return classes(fill, here && halo)
}

const Screens = ({ screens, at }: { screens: readonly RailScreen[]; at: string }) => (
  <ul className="mb-1 ml-9.5">
    {screens.map(({ label, href, figure }) => (
      <li key={href}>
        <RailLink href={href} here={at === href || at.startsWith(`${href}/`)} figure={figure}>
          {label}
        </RailLink>
      </li>
    ))}
  </ul>
)

interface LinkProps {
  href: string
  here: boolean
  figure?: string | undefined
  children: string
}

export const RailLink = ({ href, here, figure, children }: LinkProps) => (
  <Go
    href={href}
    aria-current={here ? 'page' : undefined}
    className={classes(
      'flex h-6.5 items-center rounded-1 px-2 pointer-coarse:h-11',
      here ? 'bg-surface font-strong text-ink shadow-[inset_0_0_0_1px_var(--line)]' : 'text-ink-2 hover:bg-hover',
    )}
  >
    {children}
    {figure ? <span className="ml-auto text-12 font-text text-ink-3">{figure}</span> : null}
  </Go>
)
