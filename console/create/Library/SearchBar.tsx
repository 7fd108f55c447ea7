import type { ReactNode } from 'react'
import { type Facet, Filter, filterWords } from '../../kit/Filter.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { NothingMatches } from '../../kit/state/Empty.tsx'
import type { Search } from './useSearch.ts'
import { words } from './words.ts'

interface Props {
  search: Search
  facets: readonly Facet[]
}

/** What is looked for, narrowed by facets, in which order; at the end what is kept of such searches. */
export const SearchBar = ({ search: { typed, setTyped, chosen, choose, sorts, sort, order }, facets, children }: Props & { children: ReactNode }) => (
  <div role="search" className="flex flex-wrap items-center gap-2">
    <input
      type="search"
      aria-label={words.search}
      placeholder={words.search}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="h-(--control) w-64 rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 max-column:w-full"
    />
    <Filter facets={facets} chosen={chosen} onChange={choose} />
    {children}
    <span className="flex-1" />
    <Pick
      label={words.order}
      options={sorts.flatMap((value) => (value === 'match' && typed.trim() === '' ? [] : [{ value, label: words.orders[value] ?? value }]))}
      value={sort}
      onChange={order}
    />
  </div>
)

/** Nothing is found: what narrows, each removable; or that the order has no place for it. */
export const NothingFound = ({ search: { typed, setTyped, chosen, choose, sort, open }, facets }: Props) => {
  const filters = filterWords(facets, chosen)
  const noPlace = words.noPlace[sort]
  return (
    <>
      {noPlace === undefined ? null : <p className="px-1 pt-2 text-pretty text-ink-2">{noPlace}</p>}
      {open && sort !== 'newest' ? null : (
        <NothingMatches
          filters={[...filters, ...(typed === '' ? [] : [{ id: '', words: `“${typed}”` }])]}
          onRemove={(id) => (id === '' ? setTyped('') : choose(filters.find((one) => one.id === id)?.without ?? {}))}
        />
      )}
    </>
  )
}
