import { useState } from 'react'
import { Button } from './Button.tsx'
import { RetireQuestion, type RetireProps } from './RetireQuestion.tsx'

/** The way out of use for one thing, wherever it is shown: a button, and the question behind it. */
export const Retire = ({ onLeave, ...question }: RetireProps) => {
  const [open, setOpen] = useState(false)
  const turn = (next: boolean) => {
    setOpen(next)
    if (!next) onLeave()
  }
  return (
    <>
      <Button tone="danger" onClick={() => turn(true)}>
        {question.verb}
      </Button>
      {open ? <RetireQuestion {...question} open onOpenChange={turn} /> : null}
    </>
  )
}
