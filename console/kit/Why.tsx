import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'
import { Hidden } from './Hidden.tsx'
import { Go } from './Go.tsx'

export interface Because {
  /** The answer in one sentence. */
  sentence: string
  /** The formula with its own values in it. */
  formula?: string | undefined
  /** What lies behind it; each opens its page. */
  items?: readonly { name: string; href: string; note?: string }[] | undefined
  /** The rule or operation that made it. */
  madeBy?: string | undefined
}

interface Props {
  because: Because
  /** What is asked about, for who cannot see what stands beside it. */
  about: string
  children: ReactNode
  /** Underlined only when it is pointed at or focused, for figures that stand alone. */
  quiet?: boolean
  className?: string
}

/** What answers `?`: a figure, a state or a disabled control, with the sentence, the formula, what lies behind it and what made it. */
export const Why = ({ because, about, children, quiet = false, className }: Props) => (
  <Popover.Root>
    <Popover.Trigger
      data-why=""
      className={classes(
        'target rounded-1 text-left decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-ink-3',
        quiet ? 'hover:underline focus-visible:underline' : 'underline',
        className,
      )}
    >
      {children}
      <Hidden>
        , {strings.why.ask}: {about}
      </Hidden>
    </Popover.Trigger>
    <Popover.Portal>
      <Popover.Content
        sideOffset={6}
        collisionPadding={12}
        className="z-40 w-80 max-w-[calc(100vw-24px)] rounded-3 bg-raised p-4 text-13 text-ink shadow-float"
      >
        <Answer because={because} />
      </Popover.Content>
    </Popover.Portal>
  </Popover.Root>
)

const Answer = ({ because: { sentence, formula, items = [], madeBy } }: { because: Because }) => (
  <div className="grid gap-3">
    <p className="text-pretty">{sentence}</p>
    {formula ? <pre className="mono overflow-x-auto rounded-2 bg-sunken px-2.5 py-2 whitespace-pre-wrap">{formula}</pre> : null}
    {items.length > 0 ? (
      <div>
        <h3 className="text-12 text-ink-2">{strings.why.items}</h3>
        <ul>
          {items.map(({ name, href, note }) => (
            <li key={href} className="flex items-baseline justify-between gap-3 py-0.5">
              <Go href={href} className="linked cut">
                {name}
              </Go>
              {note ? <span className="text-12 whitespace-nowrap text-ink-2">{note}</span> : null}
            </li>
          ))}
        </ul>
      </div>
    ) : null}
    {madeBy ? (
      <p className="text-12 text-ink-2">
        {strings.why.madeBy} <span className="mono">{madeBy}</span>
      </p>
    ) : null}
  </div>
)

/** Opens the why of the focused thing, or of what it holds; answers whether there was one. */
export const openWhy = (focused: Element | null): boolean => {
  if (!focused || focused === document.body) return false
  const trigger = focused.closest<HTMLElement>('[data-why]') ?? focused.querySelector<HTMLElement>('[data-why]')
  trigger?.click()
  return trigger !== null
}
