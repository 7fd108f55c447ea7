import { useMemo } from 'react'
import { useQueryOf } from '../api/queries.ts'

/** Which components an open signal says wear off, and the signal that says so. */
export const useWornOut = (placement?: string): ((component: string) => string | undefined) => {
  const { data } = useQueryOf(
    'signal.list',
    { kind: 'fatigue', state: ['open'], limit: 200, ...(placement === undefined ? {} : { placement }) },
    { follows: ['signal'] },
  )
  return useMemo(() => {
    const signals = new Map(data?.items.flatMap(({ id, component }) => (component === undefined ? [] : [[component, id] as const])))
    return (component) => signals.get(component)
  }, [data])
}
