import { useOverlay } from '../actions/Actions.tsx'
import { classes } from '../kit/classes.ts'
import { Go } from '../kit/Go.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Key } from '../kit/Key.tsx'
import { RailLink, RailLoop } from '../kit/loop/RailLoop.tsx'
import type { Station } from '../kit/loop/station.ts'
import { strings } from '../strings.ts'
import { Age } from './Age.tsx'
import { folds } from './folds.ts'
import { entryAt, screensOf, type ScreenEntry } from './place.ts'
import { Seal, type EngineFace } from './Seal.tsx'

export interface RailProps {
  engine: EngineFace
  stations: readonly Station[]
  screens: readonly ScreenEntry[]
  /** What lies on a screen, by its path: "11,902". */
  figures: Readonly<Record<string, string>>
  at: string
}

/**
 * The loop as navigation: what is in hand at each station and where it is held; only the stage one is at unfolds. Below it, what the steward
 * keeps. Below 960 px it folds to its 40 px track and unfolds over the screen under the pointer or the focus.
 */
export const Rail = ({ engine, stations, screens, figures, at }: RailProps) => {
  const here = entryAt(screens, at)
  const steward = screens.filter((entry) => entry.steward)
  const overview = screens.find(({ path }) => path === '/')
  return (
    <div className="group relative z-20 w-(--rail) shrink-0 max-track:w-10 max-column:hidden">
      <div className="absolute inset-y-0 left-0 w-full overflow-hidden border-r border-line bg-ground max-track:group-focus-within:w-(--rail) max-track:group-focus-within:shadow-float max-track:group-hover:w-(--rail) max-track:group-hover:shadow-float">
        <div className="flex h-full w-[calc(var(--rail)-1px)] flex-col p-2.5 max-track:px-1.5">
          <Go href="/" className="flex items-center gap-[9px] rounded-2 px-1.5 pt-1 pb-2.5 max-track:px-px">
            <Seal engine={engine} />
            <span className={classes('min-w-0 flex-1', folds)}>
              <b className="cut block">{engine.name}</b>
              <span className="cut block text-12 text-ink-3">{engine.caption}</span>
            </span>
          </Go>
          <Find />
          <div className="-mx-2.5 flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto px-2.5">
            <nav aria-label={strings.loop.name}>
              <div className={classes('mb-1.5', folds)}>
                <RailLink href="/" here={at === '/'}>
                  {overview?.label ?? ''}
                </RailLink>
              </div>
              <RailLoop stations={stations} here={here?.stage} at={at} screensOf={(stage) => screensOf(screens, stage, figures)} />
            </nav>
            {steward.length > 0 ? (
              <nav aria-label={strings.loop.steward} className={classes('mt-2.5 border-t border-line pt-2.5', folds)}>
                {steward.map(({ path, label }) => (
                  <RailLink key={path} href={path} here={here?.path === path} figure={figures[path]}>
                    {label}
                  </RailLink>
                ))}
              </nav>
            ) : null}
          </div>
          <Age folding />
        </div>
      </div>
    </div>
  )
}

const Find = () => {
  const open = useOverlay()
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => open({ kind: 'palette' })}
      className="mb-2.5 flex h-7 shrink-0 items-center gap-[7px] rounded-2 border border-line bg-surface pr-1.5 pl-2 text-ink-3 hover:border-line-strong pointer-coarse:h-11"
    >
      <Icon name="search" />
      <span className={classes('flex-1 text-left', folds)}>{strings.palette.open}</span>
      <span className={folds}>
        <Key keys="mod+K" />
      </span>
    </button>
  )
}
