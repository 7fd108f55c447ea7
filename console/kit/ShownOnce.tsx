import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'

interface Props {
  /** What it is called. */
  label: string
  secret: string
  /** That it is shown once, and how long it is good for. */
  sentence: ReactNode
  onDone: () => void
}

/** A secret that stands here and nowhere else: it leaves the page with this piece. */
export const ShownOnce = ({ label, secret, sentence, onDone }: Props) => (
  <div role="status" className="grid gap-2">
    <p className="font-strong text-pretty">{sentence}</p>
    <code aria-label={label} className="mono rounded-2 bg-sunken px-2.5 py-2 break-all select-all">
      {secret}
    </code>
    <div className="flex flex-wrap gap-2">
      <CopyButton text={secret} />
      <Button tone="quiet" onClick={onDone}>
        {strings.shownOnce.done}
      </Button>
    </div>
  </div>
)
