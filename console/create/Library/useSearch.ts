import { useEffect, useMemo, useRef, useState } from 'react'
import { useAddress } from '../../frame/useAddress.ts'
import type { Chosen } from '../../kit/Filter.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'

/** What one looks for in the library, kept in the address: a search can be sent to somebody, and kept. */
export const useSearch = <Sort extends string>(facets: readonly string[], sorts: readonly (Sort | 'match' | 'newest')[]) => {
  const [address, say] = useAddress()
  const q = address.get('q') ?? ''
  const [typed, setTyped] = useState(q)
  const held = useHeldText(typed.trim())
  const told = useRef(q)
  useEffect(() => {
    told.current = held
    say({ q: held === '' ? undefined : held })
  }, [held, say])
  // Another search was opened: what is typed follows.
  useEffect(() => {
    if (q !== told.current) setTyped(q)
  }, [q])
  const chosen = useMemo(
    (): Chosen =>
      Object.fromEntries(facets.flatMap((facet) => (address.has(facet) ? [[facet, (address.get(facet) ?? '').split(',').filter(Boolean)]] : []))),
    [address, facets],
  )
  const sort = sorts.find((one) => one === address.get('sort'))
  return {
    typed,
    setTyped,
    held,
    chosen,
    choose: (next: Chosen) => say(Object.fromEntries(facets.map((facet) => [facet, next[facet]?.length ? next[facet].join(',') : undefined]))),
    sort: sort ?? (held === '' ? 'newest' : 'match'),
    sorts,
    order: (next: string) => say({ sort: next }),
    /** Nothing narrows it. */
    open: held === '' && Object.values(chosen).every((values) => values.length === 0),
  }
}

/** A search of the library: what is typed, chosen and in which order. */
export type Search<Sort extends string = string> = ReturnType<typeof useSearch<Sort>>

/** Those that were chosen of a list, in its order. */
export const chosenOf = <V extends string>(of: readonly V[], values: readonly string[] | undefined): V[] =>
  of.filter((one) => values?.includes(one) ?? false)

/** A search as the query of its address, each part in the order of its values: two that ask the same are the same text. */
export const addressOf = (chosen: Readonly<Record<string, readonly string[] | undefined>>, words = '', sort?: string): string => {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  for (const [facet, values = []] of Object.entries(chosen)) if (values.length > 0) query.set(facet, values.toSorted().join(','))
  if (sort !== undefined && sort !== (words === '' ? 'newest' : 'match')) query.set('sort', sort)
  return query.toString()
}
