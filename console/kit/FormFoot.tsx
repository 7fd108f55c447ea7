import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

interface Props {
  /** Its deed, what runs meanwhile, and the way out. */
  says: { save: string; saving: string; cancel: string }
  isSaving: boolean
  onCancel: () => void
  /** What refused it; absent while nothing did. */
  problem: ReactNode
  /** Why it cannot be saved yet. */
  because?: string | undefined
}

/** How a form ends: what refused it, then its one deed, then the way out. */
export const FormFoot = ({ says, isSaving, onCancel, problem, because }: Props) => (
  <>
    {problem}
    <div className="flex flex-wrap gap-2">
      <Button tone="filled" type="submit" busy={isSaving ? says.saving : undefined} because={because}>
        {says.save}
      </Button>
      <Button tone="quiet" onClick={onCancel}>
        {says.cancel}
      </Button>
    </div>
  </>
)
