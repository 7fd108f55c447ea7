import { lazy, Suspense, useState, type ReactNode } from 'react'
import { strings } from '../strings.ts'
import type { Because } from './because.ts'
import { classes } from './classes.ts'
import { Hidden } from './Hidden.tsx'

const WhyPopover = lazy(async () => ({ default: (await import('./WhyPopover.tsx')).WhyPopover }))

interface Props {
  because: Because
  /** What is asked about, for who cannot see what stands beside it. */
  about: string
  children: ReactNode
  /** Underlined only when it is pointed at or focused, for figures that stand alone. */
  quiet?: boolean
  className?: string
  /** -1 where arrows lead to it and the tab does not. */
  tabIndex?: number
}

/** What answers `?`: a figure, a state or a disabled control, with the sentence, the formula, what lies behind it and what made it. */
export const Why = ({ because, about, children, quiet = false, className, tabIndex }: Props) => {
  const [asked, setAsked] = useState(false)
  const look = classes(
    'target rounded-1 text-left decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-ink-3',
    quiet ? 'hover:underline focus-visible:underline' : 'underline',
    className,
  )
  const said = (
    <>
      {children}
      <Hidden>
        , {strings.why.ask}: {about}
      </Hidden>
    </>
  )
  const resting = (
    <button
      type="button"
      data-why=""
      aria-haspopup="dialog"
      aria-expanded="false"
      tabIndex={tabIndex}
      onClick={() => setAsked(true)}
      className={look}
    >
      {said}
    </button>
  )
  return asked ? (
    <Suspense fallback={resting}>
      <WhyPopover because={because} className={look} tabIndex={tabIndex}>
        {said}
      </WhyPopover>
    </Suspense>
  ) : (
    resting
  )
}

/** Opens the why of the focused thing, or of what it holds; answers whether there was one. */
export const openWhy = (focused: Element | null): boolean => {
  if (!focused || focused === document.body) return false
  const trigger = focused.closest<HTMLElement>('[data-why]') ?? focused.querySelector<HTMLElement>('[data-why]')
  trigger?.click()
  return trigger !== null
}
