import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import type { Chosen } from '../../kit/Filter.tsx'
import { chosenOf, useSearch } from './useSearch.ts'

export type Input = Operations['component.list']['input']
type Sort = NonNullable<Input['sort']>

const facets = ['kind', 'tag', 'state', 'complete', 'lacks', 'use'] as const
const states = ['draft', 'approved', 'retired'] as const
const sorts: readonly Sort[] = ['match', 'newest', 'use', 'effect']

/** What one looks for among components. */
export const useComponentSearch = () => {
  const search = useSearch<Sort>(facets, sorts)
  const { chosen, held } = search
  return { search, asked: useMemo(() => askedOf(chosen, held), [chosen, held]) }
}

/** The part of a search that narrows. */
const askedOf = ({ kind = [], tag = [], state = [], complete = [], lacks = [], use = [] }: Chosen, text: string): Input => {
  const of = chosenOf(states, state)
  return {
    ...(kind.length === 0 ? {} : { kind: [...kind] }),
    ...(tag.length === 0 ? {} : { tags: [...tag] }),
    ...(of.length === 0 ? {} : { state: of }),
    ...(complete.length === 1 ? { complete: complete[0] === 'yes' } : {}),
    ...(lacks[0] === undefined ? {} : { lacks: lacks[0] }),
    ...(use.includes('none') ? { unused: true } : {}),
    ...(text === '' ? {} : { words: text }),
  }
}
