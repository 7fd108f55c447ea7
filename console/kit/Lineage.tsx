import { useRef } from 'react'
import { ActorMark, type ActorFace } from './Actor.tsx'
import { classes } from './classes.ts'
import { Go } from './Go.tsx'
import { useArrowWalk } from './useArrowWalk.ts'
import { useWidth } from './useSize.ts'

export interface LineageStep {
  id: string
  /** Work: who did it. Traffic: a ring on the thick line; the decision itself is filled. */
  mark: ActorFace | 'traffic' | 'decision'
  /** When, as it is said. */
  at: string
  thing: string
  /** Who and what. */
  sentence: string
  href: string
}

/** The thread laid straight: left is cause, right is effect; thin where people work, thick where traffic runs. Each step opens its page. */
export const Lineage = ({ steps, label }: { steps: readonly LineageStep[]; label: string }) => {
  const frame = useRef<HTMLDivElement>(null)
  const line = useArrowWalk<HTMLOListElement>()
  const width = useWidth(frame, 1176)
  const straight = width / steps.length >= 104
  return (
    <div ref={frame}>
      <ol
        ref={line}
        aria-label={label}
        className={straight ? 'grid' : ''}
        style={straight ? { gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` } : undefined}
      >
        {steps.map((step, index) => (
          <Step key={step.id} step={step} straight={straight} last={index === steps.length - 1} />
        ))}
      </ol>
    </div>
  )
}

const Step = ({ step, straight, last }: { step: LineageStep; straight: boolean; last: boolean }) => {
  const traffic = typeof step.mark === 'string'
  const along = straight
    ? traffic
      ? 'inset-x-0 top-[6.5px] h-[5px]'
      : 'inset-x-0 top-[8.25px] h-[1.5px]'
    : traffic
      ? 'inset-y-0 left-[6.5px] top-2 w-[5px]'
      : 'inset-y-0 left-[8.25px] top-2 w-[1.5px]'
  return (
    <li className={classes('relative', straight ? 'pr-3' : 'pb-4 pl-8 last:pb-0')}>
      {last ? null : <span aria-hidden="true" className={classes('absolute', along, traffic ? 'bg-thread' : 'bg-line-strong')} />}
      <span className={classes('flex h-4.5 items-center', straight ? 'relative mb-1.5' : 'absolute top-0 left-0')}>
        <span className="relative grid bg-surface shadow-[0_0_0_4px_var(--surface)]">
          {typeof step.mark === 'string' ? (
            <span
              aria-hidden="true"
              className={classes(
                'm-[3.5px] size-[11px] rounded-full border-[2.25px] border-thread',
                straight && 'ml-0',
                step.mark === 'decision' ? 'bg-thread' : 'bg-surface',
              )}
            />
          ) : (
            <ActorMark actor={step.mark} />
          )}
        </span>
      </span>
      <Go href={step.href} className="block rounded-1 hover:bg-hover">
        <span className="block text-11 text-ink-3">{step.at}</span>
        <b className="block leading-[18px] font-title">{step.thing}</b>
        <span className="mt-px block text-12 text-ink-2">{step.sentence}</span>
      </Go>
    </li>
  )
}
