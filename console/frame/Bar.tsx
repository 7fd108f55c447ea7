import { Fragment, type ReactNode } from 'react'
import type { Action } from '../actions/action.ts'
import { ActionButton } from '../actions/ActionButton.tsx'
import { classes } from '../kit/classes.ts'
import { Go } from '../kit/Go.tsx'
import { Icon } from '../kit/Icon.tsx'
import { LoopSheet } from './LoopSheet.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { SamplePill } from './SamplePill.tsx'

export interface Crumb {
  label: string
  href?: string
}

interface Props {
  crumbs: readonly Crumb[]
  actions: readonly Action[]
  side?: ReactNode
  /** Opens the inspector where it is a drawer. */
  drawer?: ReactNode
}

/** Where one is at the left, what one can do at the right. At most one button is filled. */
export const Bar = ({ crumbs, actions, side, drawer }: Props) => (
  <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b border-line bg-surface px-(--page) max-column:sticky max-column:top-0 max-column:z-10">
    <LoopSheet />
    <Crumbs crumbs={crumbs} />
    <SamplePill />
    <div className="ml-auto flex items-center gap-2">
      {side}
      {drawer}
      <div className="contents max-column:hidden">
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} becauseFirst />
        ))}
      </div>
      <PersonMenu />
    </div>
  </header>
)

const Crumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <ol className="flex min-w-0 items-center gap-1.5 text-ink-3">
    {crumbs.map(({ label, href }, index) => {
      const last = index === crumbs.length - 1
      const early = index < crumbs.length - 2
      return (
        <Fragment key={`${index}${label}`}>
          {index > 0 ? (
            <li aria-hidden="true" className={classes('opacity-70', index < crumbs.length - 1 && 'max-column:hidden')}>
              <Icon name="right" className="size-[9px]" />
            </li>
          ) : null}
          <li className={classes('min-w-0', early && 'max-column:hidden')} aria-current={last ? 'page' : undefined}>
            {href && !last ? (
              <Go href={href} className="cut block rounded-1 py-0.5 hover:text-ink">
                {label}
              </Go>
            ) : (
              <span className={classes('cut block', last && 'font-strong text-ink')}>{label}</span>
            )}
          </li>
        </Fragment>
      )
    })}
  </ol>
)
