import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import type { NoAnswer } from '../../api/queries.ts'

type Input = Operations['template.try']['input']
export type Tried = Operations['template.try']['output']

/** As long as somebody types nothing is asked, in milliseconds. */
const pause = 250
/** Renditions of a page. */
const limit = 8
/** A draft that was typed over is never asked for again. */
const keptMs = 5_000

/** What the draft shows and what is found about it, asked again after each pause in the typing; what was known stands until the next answer. */
export const useTry = (wish: Input) => {
  const asked = useSettled(useMemo(() => JSON.stringify(wish), [wish]))
  const query = useInfiniteQuery<Tried, NoAnswer, Tried, readonly string[], string | undefined>({
    queryKey: ['template.try', asked],
    meta: { follows: ['guardrail', 'component', 'family', 'brand', 'kind'] },
    gcTime: keptMs,
    placeholderData: keepPreviousData,
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    select: joined,
    queryFn: async ({ signal, pageParam: after }) => {
      const answer = await call('template.try', { ...(JSON.parse(asked) as Input), limit, ...(after === undefined ? {} : { after }) }, { signal })
      if (isRefusal(answer)) throw answer
      return answer
    },
  })
  // A draft that cannot even be asked about leaves on the screen what was shown last.
  const [last, setLast] = useState(query.data)
  if (query.data && query.data !== last) setLast(query.data)
  return { ...query, data: query.data ?? last, isOld: query.data === undefined && last !== undefined }
}

/** The first page says what is found of all, the others only show more. */
const joined = ({ pages }: { pages: Tried[] }): Tried => {
  const [first] = pages
  if (!first) throw new Error('an answer has a page')
  return { ...first, renditions: pages.flatMap(({ renditions }) => renditions) }
}

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
