import { useLiveState } from '../api/LiveContext.tsx'
import type { LiveState } from '../api/live.ts'
import { useFormat } from '../format/useFormat.ts'
import { classes } from '../kit/classes.ts'
import { strings } from '../strings.ts'
import { folds } from './folds.ts'

/** The foot of the rail: how old the picture is. Amber with the time of the last truth when it is cut off. */
export const Age = ({ folding = false }: { folding?: boolean }) => <AgeOf state={useLiveState()} folding={folding} />

export const AgeOf = ({ state, folding = false }: { state: LiveState; folding?: boolean }) => {
  const text = folding ? folds : ''
  const { clockSeconds, zoneName, figure } = useFormat()
  const cut = state.kind === 'cut'
  return (
    <div className={classes('mt-auto flex items-center gap-2 px-1.5 pt-2 pb-0.5 text-12', cut ? 'text-warn' : 'text-ink-3')}>
      <span
        aria-hidden="true"
        className={classes(
          'size-[7px] shrink-0 rounded-full forced-color-adjust-none',
          cut ? 'bg-warn-mark' : state.kind === 'live' ? 'bg-thread' : 'border-[1.5px] border-edge',
        )}
      />
      <span className={text}>
        {cut
          ? strings.live.cut(`${clockSeconds(state.since)} ${zoneName(state.since)}`)
          : state.kind === 'live'
            ? strings.live.live
            : strings.live.connecting}
      </span>
      {state.kind === 'live' ? (
        <span className={classes('ml-auto', text)}>{strings.live.behind(figure(Math.round(state.behind / 100) / 10))}</span>
      ) : null}
    </div>
  )
}
