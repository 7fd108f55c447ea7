import { useState, type ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Dialog } from './Dialog.tsx'
import { Go } from './Go.tsx'
import { ReasonField, saysWhy } from './ReasonField.tsx'

export interface RetireProps {
  /** On the button and in the question: "Retire it". */
  verb: string
  /** The question, with the thing's name in it. */
  title: string
  /** What ends with it, and what goes on. */
  sentence: string
  /** Where it stands; each opens its page. */
  uses?: readonly { name: string; href: string; note?: string }[] | undefined
  busy: boolean
  /** Why it was refused; it stands in the question, which stays. */
  problem: ReactNode
  /** Why it cannot be retired now. */
  because?: string | undefined
  onRetire: (reason: string) => void
  /** The question was left: what was refused is over. */
  onLeave: () => void
}

const { retire: said } = strings

/** What is asked before anything is retired: what it does, where it stands, and why it goes, which the journal keeps. */
export const RetireQuestion = ({
  verb,
  title,
  sentence,
  uses = [],
  busy,
  problem,
  because,
  onRetire,
  open,
  onOpenChange,
}: Omit<RetireProps, 'onLeave'> & { open: boolean; onOpenChange: (open: boolean) => void }) => {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = () => {
    setTried(true)
    if (saysWhy(reason) && because === undefined) onRetire(reason.trim())
  }
  return (
    <Dialog
      title={title}
      sentence={
        <div className="grid gap-3">
          <p>{sentence}</p>
          {uses.length > 0 ? <Uses uses={uses} /> : null}
          {because === undefined ? (
            <form
              noValidate
              className="text-ink"
              onSubmit={(event) => {
                event.preventDefault()
                // The question may be asked from within another form, which this is no part of.
                event.stopPropagation()
                confirm()
              }}
            >
              <ReasonField value={reason} tried={tried} onChange={setReason} />
            </form>
          ) : null}
          {problem}
        </div>
      }
      verb={verb}
      destroys
      busy={busy ? said.busy : undefined}
      because={because}
      open={open}
      onOpenChange={onOpenChange}
      onConfirm={confirm}
    />
  )
}

const mostShown = 8

const Uses = ({ uses }: { uses: NonNullable<RetireProps['uses']> }) => (
  <div>
    <h3 className="font-strong text-ink">{said.uses}</h3>
    <ul className="mt-1 grid gap-1">
      {uses.slice(0, mostShown).map(({ name, href, note }) => (
        <li key={href}>
          <Go href={href} className="linked text-ink">
            {name}
          </Go>{' '}
          {note}
        </li>
      ))}
      {uses.length > mostShown ? <li>{said.more(String(uses.length - mostShown))}</li> : null}
    </ul>
  </div>
)
