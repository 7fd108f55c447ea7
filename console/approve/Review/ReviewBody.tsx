import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { NoAnswer } from '../../api/queries.ts'
import { Loading } from '../../kit/state/Loading.tsx'

interface Props {
  query: UseQueryResult<unknown, NoAnswer>
  /** Why what it is about cannot be shown. */
  error: NoAnswer | null
  waits: boolean
  children: ReactNode
}

/** The approval is here or not; what it is about is here or not: each says so in its place. */
export const ReviewBody = ({ query, error, waits, children }: Props) => (
  <Answered query={query}>
    {() => (error ? <Inset>{<Problem problem={error} />}</Inset> : waits ? <Inset>{<Loading lines={[100, 62, 84]} />}</Inset> : children)}
  </Answered>
)

const Inset = ({ children }: { children: ReactNode }) => <div className="p-(--page)">{children}</div>
