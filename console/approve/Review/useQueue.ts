import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useQueryOf } from '../../api/queries.ts'

const none: readonly never[] = []

/** What waits and was not judged here just now, parted into what waits for you and what waits for others, and where one is in it. */
export const useQueue = (judged: ReadonlySet<string>) => {
  const { approval: named } = useParams({ strict: false })
  const navigate = useNavigate()
  const query = useQueryOf('approval.list', { state: ['waiting'], limit: 200 })
  const waiting = query.data?.items.filter(({ id }) => !judged.has(id)) ?? none
  const mine = waiting.filter(({ may }) => may.allow)
  const id = named ?? mine[0]?.id
  const at = mine.findIndex((one) => one.id === id)
  const open = useMemo(() => (next: string | undefined) => void navigate({ to: next ? `/review/${next}` : '/review' }), [navigate])
  return {
    query,
    mine,
    others: waiting.filter(({ may }) => !may.allow),
    id,
    at,
    before: mine[at - 1]?.id,
    after: at < 0 ? undefined : mine[at + 1]?.id,
    /** Where a verdict leads: to the next, or back to the first that is left. */
    onward: mine[at + 1]?.id ?? mine.find((one) => one.id !== id)?.id,
    open,
  }
}
