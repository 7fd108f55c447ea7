import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Go } from './Go.tsx'
import type { Because } from './because.ts'

interface Props {
  because: Because
  className: string
  tabIndex: number | undefined
  children: ReactNode
}

/** The open answer, once it was asked for. */
export const WhyPopover = ({ because, className, tabIndex, children }: Props) => (
  <Popover.Root defaultOpen>
    <Popover.Trigger data-why="" className={className} tabIndex={tabIndex}>
      {children}
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

const Answer = ({ because: { sentence, formula, items = [], note, madeBy } }: { because: Because }) => (
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
    {note ? <p className="text-12 text-pretty text-ink-2">{note}</p> : null}
    {madeBy ? (
      <p className="text-12 text-ink-2">
        {strings.why.madeBy} <span className="mono">{madeBy}</span>
      </p>
    ) : null}
  </div>
)
