import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Chosen, Facet } from '../../kit/Filter.tsx'
import { useOptions } from '../Library/useOptions.ts'
import { addressOf, chosenOf, useSearch } from '../Library/useSearch.ts'
import { mediaTypes, typeOf } from './typeOf.ts'
import { words } from './words.ts'

type Input = Operations['asset.list']['input']
type Sort = NonNullable<Input['sort']>

const facets = ['type', 'shape', 'rights', 'tag', 'state', 'use', 'folder'] as const
const sorts: readonly Sort[] = ['match', 'newest', 'use']
const shapes = ['wide', 'tall', 'square'] as const
const ends = ['uncleared', 'free', 'later', 'soon', 'ended'] as const
const states = ['usable', 'retired'] as const
const { facets: named } = words

/** What one looks for among pictures, and what it can be narrowed by, each with how many would be left. */
export const useAssetSearch = () => {
  const search = useSearch<Sort>(facets, sorts)
  const { chosen, held } = search
  const asked = useMemo(() => askedOf(chosen, held), [chosen, held])
  return { search, asked, facets: useAssetFacets(asked) }
}

const useAssetFacets = (asked: Input): readonly Facet[] => {
  const counts = useQueryOf('asset.facets', asked).data
  const { option, tags } = useOptions()
  const says = (label: string) => label
  return [
    { id: 'type', name: named.type, options: Object.keys(counts?.mediaType ?? {}).map((one) => option(one, typeOf(one), counts?.mediaType)), says },
    { id: 'shape', name: named.shape, options: shapes.map((one) => option(one, named.shapes[one], counts?.shape)), says },
    { id: 'rights', name: named.rights, options: ends.map((one) => option(one, named.ends[one], counts?.rights)) },
    { id: 'tag', name: named.tag, options: tags(counts?.tag) },
    { id: 'state', name: named.state, options: states.map((one) => option(one, named.states[one], counts?.state)) },
    { id: 'use', name: named.use, options: [{ value: 'none', label: named.unused }], says },
    ...(asked.folder === undefined ? [] : [{ id: 'folder', name: named.folder, options: [{ value: asked.folder, label: asked.folder }] }]),
  ]
}

const askedOf = ({ type, shape, rights, tag = [], state, use, folder }: Chosen, text: string): Input => {
  const narrowed = {
    mediaType: chosenOf(mediaTypes, type),
    shape: chosenOf(shapes, shape),
    rights: chosenOf(ends, rights),
    tags: [...tag],
    state: chosenOf(states, state),
  }
  return {
    ...Object.fromEntries(Object.entries(narrowed).filter(([, values]) => values.length > 0)),
    ...(use?.includes('none') ? { unused: true } : {}),
    ...(folder?.[0] === undefined ? {} : { folder: folder[0] }),
    ...(text === '' ? {} : { words: text }),
  }
}

/** As `componentsAddress`. */
export const assetsAddress = ({ mediaType, shape, rights, tags, state, words: text, unused, folder, sort }: Input): string => {
  const listed = (of: string | readonly string[] | undefined) => [of ?? []].flat()
  const query = addressOf(
    {
      type: listed(mediaType),
      shape: listed(shape),
      rights: listed(rights),
      tag: listed(tags),
      state: listed(state).join() === 'usable' ? [] : listed(state),
      use: unused ? ['none'] : [],
      folder: listed(folder),
    },
    text,
    sort,
  )
  return ['view=assets', query].filter(Boolean).join('&')
}
