import {
  MutationCache,
  type Query,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { call } from './call.ts'
import { isStaleBy, nounOf } from './stale.ts'
import type { OperationName, Operations } from './operations.ts'

type Input<N extends OperationName> = Operations[N]['input']
type Output<N extends OperationName> = Operations[N]['output']

/** Why there is no answer: the engine refused, or it could not be reached. */
export type NoAnswer = Refusal | Error

interface Wish {
  /** Other nouns whose news make this answer old; its own noun always does. `*` is any. */
  follows?: readonly string[]
  enabled?: boolean
}

interface Polling<A> {
  /** Milliseconds until it is asked again, for what moves without the journal naming it. */
  every?: (answer: A) => number | false
}

/** The answer of a query, kept while it is asked again, and asked again when the journal names what it is made of. */
export const useQueryOf = <N extends OperationName>(
  operation: N,
  input: Input<N>,
  { follows = [], enabled = true, every }: Wish & Polling<Output<N>> = {},
): UseQueryResult<Output<N>, NoAnswer> =>
  useQuery<Output<N>, NoAnswer>({
    queryKey: [operation, input],
    meta: { follows },
    enabled,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (every && state.data !== undefined ? every(state.data) : false),
    queryFn: async ({ signal }) => {
      const answer = await call(operation, input, { signal })
      if (isRefusal(answer)) throw answer
      return answer
    },
  })

/** Operations that hand out a list by pages. */
type Listing = { [N in OperationName]: Output<N> extends Pages ? N : never }[OperationName]

/** The largest page that a list hands out. */
const page = 200

interface Pages {
  items: readonly unknown[]
  total: number
  next?: string | undefined
}

/** A list with all its pages, up to `most` things; `total` says how many there are. */
export const useListOf = <N extends Listing>(operation: N, input: Input<N>, most: number): UseQueryResult<Output<N>, NoAnswer> =>
  useQuery<Output<N>, NoAnswer>({
    queryKey: [operation, input, most],
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const items: unknown[] = []
      for (let after: string | undefined; ;) {
        const answer = await call(operation, { ...input, limit: page, ...(after === undefined ? {} : { after }) } as Input<N>, { signal })
        if (isRefusal(answer)) throw answer
        const { items: more, next, ...rest } = answer as Pages
        items.push(...more)
        if (next === undefined || items.length >= most) return { ...rest, items } as unknown as Output<N>
        after = next
      }
    },
  })

export interface PageWish<N extends OperationName> extends Wish {
  /** The cursor that an answer hands out. */
  next: (answer: Output<N>) => string | undefined
  /** One answer of those that came, in order. Held by the caller, so that it is made once. */
  join: (answers: readonly Output<N>[]) => Output<N>
}

/** The answer of a query that carries a list, with further pages of it as somebody asks for them. */
export const usePagesOf = <N extends OperationName>(
  operation: N,
  input: Input<N>,
  { next, join, follows = [] }: PageWish<N>,
): UseInfiniteQueryResult<Output<N>, NoAnswer> => {
  const select = useCallback(({ pages }: { pages: Output<N>[] }) => join(pages), [join])
  return useInfiniteQuery<Output<N>, NoAnswer, Output<N>, readonly unknown[], string | undefined>({
    queryKey: [operation, input, 'pages'],
    meta: { follows },
    placeholderData: (before) => before,
    initialPageParam: undefined,
    getNextPageParam: next,
    select,
    queryFn: async ({ signal, pageParam: after }) => {
      const answer = await call(operation, { ...input, ...(after === undefined ? {} : { after }) } as Input<N>, { signal })
      if (isRefusal(answer)) throw answer
      return answer
    },
  })
}

export interface Asked<N extends OperationName> {
  input: Input<N>
  /** The same key for another try of the same press, so that nothing is done twice. */
  key: string
}

/** A command to be given: `mutate(asked(input))`. Its refusal is the mutation's error; what was typed stays with the caller. */
export const useCommand = <N extends OperationName>(operation: N): UseMutationResult<Output<N>, NoAnswer, Asked<N>> =>
  useMutation<Output<N>, NoAnswer, Asked<N>>({
    mutationKey: [operation],
    mutationFn: async ({ input, key }) => {
      const answer = await call(operation, input, { idempotencyKey: key })
      if (isRefusal(answer)) throw answer
      return answer
    },
  })

export const asked = <I>(input: I): { input: I; key: string } => ({ input, key: crypto.randomUUID() })

/** Nobody is signed in any more: everything else waits until somebody is. */
const lapsed = (problem: unknown): boolean => isRefusal(problem) && (problem.code === 'unauthenticated' || problem.code === 'tokenExpired')

export const makeQueryClient = (onLapsed: () => void): QueryClient => {
  const client: QueryClient = new QueryClient({
    // One's own change is seen at once; the live line tells the others.
    mutationCache: new MutationCache({
      onSuccess: (_answer, _asked, _context, mutation) => takeNews(client, new Set([nounOf(mutation.options.mutationKey?.[0])])),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A refusal stays one however often it is asked; what could not be reached may come back.
        retry: (failures, problem) => !isRefusal(problem) && failures < 3,
      },
      mutations: { retry: false },
    },
  })
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && lapsed(event.action.error)) onLapsed()
  })
  return client
}

/** News from the live line: asks again what they touch, and only what is on the screen. */
export const takeNews = (client: QueryClient, nouns: ReadonlySet<string>): void => void client.invalidateQueries(touchedBy(nouns))

/** The queries whose answers news of these nouns make old. */
export const touchedBy = (nouns: ReadonlySet<string>): { predicate: (query: Query) => boolean } => ({
  predicate: ({ queryKey, meta }) => isStaleBy(queryKey, (meta?.follows as readonly string[] | undefined) ?? [], nouns),
})
