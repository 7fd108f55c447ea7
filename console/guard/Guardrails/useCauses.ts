import { useQueries } from '@tanstack/react-query'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'

type Causes = (Operations['preflight.show']['output']['preflight']['causes'][number] & { family: string })[]

/** Families whose last preflight is looked at: the newest. */
const most = 20

/** What the last preflights of the newest families found. */
export const useCauses = (): Causes => {
  const { data } = useQueryOf('family.list', { limit: most })
  return useQueries({
    queries: (data?.items ?? []).map(({ id }) => ({
      queryKey: ['preflight.show', { family: id, causes: true }],
      queryFn: async (): Promise<Causes> => {
        const answer = await call('preflight.show', { family: id })
        return isRefusal(answer) ? [] : answer.preflight.causes.map((cause) => ({ ...cause, family: id }))
      },
    })),
    combine: gather,
  })
}

/** The same function each time, so that the same answers give the same list. */
const gather = (answers: { data: Causes | undefined }[]): Causes => answers.flatMap(({ data }) => data ?? [])
