import { kindLabel } from '../../../engine/create/component-kind.ts'
import { everyLocale } from '../../../engine/create/locale-chain.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Facet } from '../../kit/Filter.tsx'
import type { Input } from './useComponentSearch.ts'
import { useOptions } from './useOptions.ts'
import { words } from './words.ts'

const { facets: named, states } = words

/** What a search of components can be narrowed by, each with how many would be left. */
export const useFacets = (asked: Input): readonly Facet[] => {
  const counts = useQueryOf('component.facets', asked, { follows: ['component', 'family'] }).data
  const { option, tags } = useOptions()
  const { count } = useFormat()
  const whole = [
    { value: 'yes', label: named.whole, ...(counts && { count: count(counts.complete) }) },
    { value: 'no', label: named.part, ...(counts && { count: count(counts.of - counts.complete) }) },
  ]
  const kinds = Object.keys(counts?.kind ?? {}).sort()
  return [
    { id: 'kind', name: named.kind, options: kinds.map((kind) => option(kind, kindLabel(kind), counts?.kind)), says: (label) => label },
    { id: 'tag', name: named.tag, options: tags(counts?.tag) },
    { id: 'state', name: named.state, options: (['draft', 'approved', 'retired'] as const).map((one) => option(one, states[one], counts?.state)) },
    {
      id: 'says',
      name: named.says,
      options: Object.keys(counts?.locale ?? {})
        .filter((one) => one !== everyLocale)
        .sort()
        .map((one) => option(one, one, counts?.locale)),
      says: named.saysSomethingIn,
      single: true,
    },
    { id: 'complete', name: named.complete, options: whole, says: (label) => label, single: true },
    {
      id: 'lacks',
      name: named.lacks,
      options: Object.keys(counts?.lacks ?? {}).map((one) => option(one, one, counts?.lacks)),
      says: named.saysNothingIn,
      single: true,
    },
    { id: 'use', name: named.use, options: [{ value: 'none', label: named.unused }], says: (label) => label },
    ...(asked.brief === undefined ? [] : [{ id: 'brief', name: named.brief, options: [{ value: asked.brief, label: asked.brief }] }]),
  ]
}
