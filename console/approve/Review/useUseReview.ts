import type { Operations } from '../../api/operations.ts'
import { useQueryOf, type NoAnswer } from '../../api/queries.ts'

export type UseReview = Operations['use.show']['output']

/** Everything that a yes to somebody outside is about; undefined while it is on its way, or for another kind of subject. */
export const useUseReview = (
  approval: Operations['approval.show']['output']['approval'] | undefined,
): { review: UseReview | undefined; error: NoAnswer | null } => {
  const subject = approval?.subject.kind === 'use' ? approval.subject : undefined
  const { data, error } = useQueryOf('use.show', { id: subject?.id ?? '' }, { enabled: subject !== undefined, follows: ['asset'] })
  return { review: data?.request.id === subject?.id ? data : undefined, error }
}
