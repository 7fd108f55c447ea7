import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { Failed } from '../kit/state/Failed.tsx'
import { Loading } from '../kit/state/Loading.tsx'
import { Refused, ToMend } from '../kit/state/Refused.tsx'
import { strings } from '../strings.ts'
import { standsAt } from './findingsAt.ts'
import type { NoAnswer } from './queries.ts'

interface Props<A> {
  query: UseQueryResult<A, NoAnswer> | UseInfiniteQueryResult<A, NoAnswer>
  /** Still bars in the layout of what will stand there. */
  loading?: ReactNode
  children: (answer: A) => ReactNode
}

/** The states of a query, everywhere the same. What was known stays; what went wrong stands above it. */
export const Answered = <A,>({ query, loading, children }: Props<A>) => {
  const { data, error, refetch, isFetching } = query
  const problem = error ? <Problem problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null
  if (data === undefined) return problem ? <div className="p-(--page)">{problem}</div> : <div className="p-(--page)">{loading ?? <Loading />}</div>
  return (
    <>
      {problem ? <div className="px-(--page) pt-3">{problem}</div> : null}
      {children(data)}
    </>
  )
}

interface ProblemProps {
  problem: NoAnswer
  onRetry?: () => void
  busy?: boolean
  /** Where what is refused is said already: the fields of the form that draw it, as the operation calls them. */
  fields?: readonly string[]
  /** The text that was refused, where its place may be in it. */
  text?: string
}

const noFields: readonly string[] = []

/** A refusal or a failure, drawn as what it is; below a form that says all of it at its fields, only that there is something to mend. */
export const Problem = ({ problem, onRetry, busy = false, fields = noFields, text }: ProblemProps) =>
  isRefusal(problem) ? (
    problem.code === 'failed' ? (
      <Failed reference={String(problem.facts?.reference ?? '') || undefined} onRetry={onRetry} busy={busy ? strings.state.loading : undefined} />
    ) : standsAt(problem, fields) ? (
      <ToMend />
    ) : (
      <Refused refusal={problem} {...(text === undefined ? {} : { text })} />
    )
  ) : (
    <Failed sentence={strings.state.unreachable} onRetry={onRetry} busy={busy ? strings.state.loading : undefined} />
  )
