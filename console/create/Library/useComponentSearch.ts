import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import type { Chosen } from '../../kit/Filter.tsx'
import { addressOf, chosenOf, useSearch } from './useSearch.ts'

export type Input = Operations['component.list']['input']
type Sort = NonNullable<Input['sort']>

const facets = ['kind', 'tag', 'state', 'says', 'complete', 'lacks', 'use', 'brief'] as const
const states = ['draft', 'approved', 'retired'] as const
const sorts: readonly Sort[] = ['match', 'newest', 'use', 'effect']

/** What one looks for among components. */
export const useComponentSearch = () => {
  const search = useSearch<Sort>(facets, sorts)
  const { chosen, held } = search
  return { search, asked: useMemo(() => askedOf(chosen, held), [chosen, held]) }
}

/** The part of a search that narrows. */
const askedOf = ({ kind = [], tag = [], state = [], says, complete = [], lacks, use, brief }: Chosen, text: string): Input => {
  const of = chosenOf(states, state)
  return {
    ...(kind.length === 0 ? {} : { kind: [...kind] }),
    ...(tag.length === 0 ? {} : { tags: [...tag] }),
    ...(of.length === 0 ? {} : { state: of }),
    ...(complete.length === 1 ? { complete: complete[0] === 'yes' } : {}),
    ...(says?.[0] === undefined ? {} : { says: says[0] }),
    ...(lacks?.[0] === undefined ? {} : { lacks: lacks[0] }),
    ...(use?.includes('none') ? { unused: true } : {}),
    ...(brief?.[0] === undefined ? {} : { brief: brief[0] }),
    ...(text === '' ? {} : { words: text }),
  }
}

/** The same search in the address of the library, always in the same order, without what is so unsaid. */
export const componentsAddress = ({ kind, tags, state, words, says, lacks, complete, unused, brief, sort }: Input): string =>
  addressOf(
    {
      kind: [kind ?? []].flat(),
      tag: tags,
      state: state?.join() === 'draft,approved' ? [] : state,
      says: says === undefined ? [] : [says],
      complete: complete === undefined ? [] : [complete ? 'yes' : 'no'],
      lacks: lacks === undefined ? [] : [lacks],
      use: unused ? ['none'] : [],
      brief: brief === undefined ? [] : [brief],
    },
    words,
    sort,
  )
