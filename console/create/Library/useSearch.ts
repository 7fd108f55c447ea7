import { useEffect, useMemo, useState } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useAddress } from '../../frame/useAddress.ts'
import type { Chosen } from '../../kit/Filter.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'

export type Input = Operations['component.list']['input']
export type Sort = NonNullable<Input['sort']>

const facets = ['kind', 'tag', 'state', 'lacks', 'use'] as const
const states = ['draft', 'approved', 'retired'] as const
const sorts: readonly Sort[] = ['match', 'newest', 'use', 'effect']

/** What one looks for in the library, kept in the address: a search can be sent to somebody, and kept. */
export const useSearch = () => {
  const [address, say] = useAddress()
  const [typed, setTyped] = useState(address.get('q') ?? '')
  const held = useHeldText(typed.trim())
  useEffect(() => say({ q: held === '' ? undefined : held }), [held, say])
  const chosen = useMemo(
    (): Chosen =>
      Object.fromEntries(facets.flatMap((facet) => (address.has(facet) ? [[facet, (address.get(facet) ?? '').split(',').filter(Boolean)]] : []))),
    [address],
  )
  const sort = sorts.find((one) => one === address.get('sort'))
  return {
    typed,
    setTyped,
    chosen,
    choose: (next: Chosen) => say(Object.fromEntries(facets.map((facet) => [facet, next[facet]?.length ? next[facet].join(',') : undefined]))),
    sort: sort ?? (held === '' ? 'newest' : 'match'),
    order: (next: Sort) => say({ sort: next }),
    asked: useMemo(() => asked(chosen, held), [chosen, held]),
    /** Nothing narrows it. */
    open: held === '' && Object.values(chosen).every((values) => values.length === 0),
  }
}

/** The part of a search that narrows. */
export const asked = ({ kind = [], tag = [], state = [], lacks = [], use = [] }: Chosen, text: string): Input => ({
  ...(kind.length === 0 ? {} : { kind: [...kind] }),
  ...(tag.length === 0 ? {} : { tags: [...tag] }),
  ...(state.length === 0 ? {} : { state: states.filter((one) => state.includes(one)) }),
  ...(lacks[0] === undefined ? {} : { lacks: lacks[0] }),
  ...(use.includes('none') ? { unused: true } : {}),
  ...(text === '' ? {} : { words: text }),
})
