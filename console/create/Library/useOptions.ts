import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Facet } from '../../kit/Filter.tsx'

type Option = Facet['options'][number]

/** Options of facets, each with how many would be left of it; and the words of the vocabulary. */
export const useOptions = () => {
  const { count } = useFormat()
  const concepts = useQueryOf('concept.list', { limit: 200 }).data?.items ?? []
  const option = (value: string, label: string, of: Readonly<Record<string, number>> | undefined): Option => ({
    value,
    label,
    ...(of && { count: count(of[value] ?? 0) }),
  })
  return { option, tags: (of: Readonly<Record<string, number>> | undefined) => concepts.map(({ key, label }) => option(key, label, of)) }
}
