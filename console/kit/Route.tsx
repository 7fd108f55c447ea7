import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Actor, type ActorFace } from './Actor.tsx'
import { classes } from './classes.ts'

export interface RouteStep {
  id: string
  actor: ActorFace
  /** "You, for brand" in place of the name. */
  called?: string
  sentence: string
  /** When it was done, how long is left, or "next". */
  when: string
  state: 'done' | 'now' | 'ahead'
  /** It waits there beyond its limit. */
  held?: boolean
  /** The reason a person may not judge, and the like, answered with `?`. */
  why?: ReactNode
}

/** Whose yes is needed, in which order, and where it is now. */
export const Route = ({ steps, label }: { steps: readonly RouteStep[]; label: string }) => (
  <ol aria-label={label}>
    {steps.map((step, index) => (
      <Step key={step.id} step={step} last={index === steps.length - 1} />
    ))}
  </ol>
)

const nodes = {
  done: 'bg-ink-3 border-ink-3',
  now: 'bg-thread border-thread shadow-[0_0_0_3px_var(--surface),0_0_0_4.5px_var(--thread)]',
  ahead: 'bg-surface border-edge',
} as const

const Step = ({ step, last }: { step: RouteStep; last: boolean }) => {
  const { actor, called, sentence, when, state, held } = step
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className={classes('relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 pl-5.5', last ? '' : 'pb-3.5')}
    >
      {last ? null : <span aria-hidden="true" className="absolute top-2.5 -bottom-2.5 left-1 w-[1.5px] bg-line-strong" />}
      <span aria-hidden="true" className={classes('absolute top-[5px] left-0 size-[9px] rounded-full border-[1.5px]', nodes[state])} />
      <Actor actor={actor} called={called} strong={state === 'now'} />
      <span className={classes('text-12', state === 'now' ? 'text-ink' : 'text-ink-3')}>
        {state === 'done' ? <span className="sr-only">{strings.route.done}, </span> : null}
        {when}
      </span>
      <span className={classes('col-span-2 mt-px text-12', held ? 'text-warn' : state === 'now' ? 'text-ink-2' : 'text-ink-3')}>
        {sentence} {step.why}
      </span>
    </li>
  )
}
