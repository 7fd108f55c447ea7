import { Problem } from '../api/Answered.tsx'
import type { NoAnswer } from '../api/queries.ts'
import type { Action } from './action.ts'
import { ActionButton } from './ActionButton.tsx'

/** What can be done with one thing, as buttons where it is shown, and below them what was refused last. */
export const Deeds = ({ actions, problem }: { actions: readonly Action[]; problem: NoAnswer | null }) => (
  <>
    <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
    </div>
    {problem ? (
      <div className="mt-3">
        <Problem problem={problem} />
      </div>
    ) : null}
  </>
)
