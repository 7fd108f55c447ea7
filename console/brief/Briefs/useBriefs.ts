import { useMemo } from 'react'
import { useListOf } from '../../api/queries.ts'
import type { Chosen } from '../../kit/Filter.tsx'

/** How many briefs the views hold at once; of more, those that are due first. */
const most = 2000

const underWay = ['proposed', 'open', 'assigned', 'inReview', 'live'] as const
const closedToo = [...underWay, 'closed'] as const

/** The one query behind all views. What is closed comes only when somebody asks for it. */
export const useBriefs = (chosen: Chosen) => {
  const closed = chosen.state?.includes('closed') ?? false
  const input = useMemo(() => ({ state: closed ? [...closedToo] : [...underWay] }), [closed])
  return useListOf('brief.list', input, most)
}
