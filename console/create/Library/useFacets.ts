import { kindLabel } from '../../../engine/create/component-kind.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Facet } from '../../kit/Filter.tsx'
import { useLocales } from '../useLocales.ts'
import type { Input } from './useSearch.ts'
import { words } from './words.ts'

const { facets: named, states } = words

/** What a search can be narrowed by, each with how many would be left. */
export const useFacets = (asked: Input): readonly Facet[] => {
  const { count } = useFormat()
  const counts = useQueryOf('component.facets', asked, { follows: ['component'] }).data
  const concepts = useQueryOf('concept.list', { limit: 200 }).data?.items ?? []
  const locales = useLocales()
  const withCount = (value: string, label: string, of: Readonly<Record<string, number>> | undefined) => ({
    value,
    label,
    ...(of && { count: count(of[value] ?? 0) }),
  })
  const kinds = Object.keys(counts?.kind ?? {}).sort()
  return [
    { id: 'kind', name: named.kind, options: kinds.map((kind) => withCount(kind, kindLabel(kind), counts?.kind)), says: (label) => label },
    { id: 'tag', name: named.tag, options: concepts.map(({ key, label }) => withCount(key, label, counts?.tag)) },
    { id: 'state', name: named.state, options: (['draft', 'approved', 'retired'] as const).map((one) => withCount(one, states[one], counts?.state)) },
    { id: 'lacks', name: named.lacks, options: locales.map((one) => ({ value: one, label: one })), says: named.saysNothingIn },
    { id: 'use', name: named.use, options: [{ value: 'none', label: named.unused }], says: (label) => label },
  ]
}
