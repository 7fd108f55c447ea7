import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

interface Props {
  save: string
  /** What runs, while it is being saved. */
  busy: string | undefined
  cancel: string
  onCancel: () => void
  /** What refused it; absent while nothing did. */
  problem: ReactNode
  /** Why it cannot be saved yet. */
  because?: string | undefined
}

/** How a form ends: what refused it, then its one deed, then the way out. */
export const FormFoot = ({ save, busy, cancel, onCancel, problem, because }: Props) => (
  <>
    {problem}
    <div className="flex flex-wrap gap-2">
      <Button tone="filled" type="submit" busy={busy} because={because}>
        {save}
      </Button>
      <Button tone="quiet" onClick={onCancel}>
        {cancel}
      </Button>
    </div>
  </>
)
