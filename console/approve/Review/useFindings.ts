import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'

type Approval = Operations['approval.show']['output']['approval']

export type Run = Operations['preflight.show']['output']['preflight']

interface Known {
  /** There is an answer: until then nobody can say that nothing was found. */
  known: boolean
  /** The last preflight, where it is of the content that approval was asked for. */
  run: Run | undefined
}

/** What the guardrails found of a family; of anything else there is nothing to wait for. */
export const useFindings = (approval: Approval | undefined): Known => {
  const subject = approval?.subject.kind === 'family' ? approval.subject : undefined
  const { data, error, isPlaceholderData } = useQueryOf(
    'preflight.show',
    { family: subject?.id ?? '' },
    { enabled: subject !== undefined, follows: ['family'] },
  )
  const told = isPlaceholderData ? undefined : data
  return {
    known: subject === undefined || told !== undefined || error !== null,
    run: told?.preflight.hash === subject?.hash ? told?.preflight : undefined,
  }
}
