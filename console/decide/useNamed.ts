import { useMemo } from 'react'
import { nameOf } from '../create/composed.ts'
import { useQueryOf } from '../api/queries.ts'

/** What components say, by their id, whatever became of them since; the id where one is not known (any more). */
export const useNamed = (locale = 'en'): ((id: string) => string) => {
  const components = useQueryOf('component.list', { state: ['draft', 'approved', 'retired'], limit: 200 }, { follows: ['component'] })
  const assets = useQueryOf('asset.list', { limit: 200 })
  return useMemo(() => {
    const names = new Map((components.data?.items ?? []).map((part) => [part.id, nameOf(part, assets.data?.items ?? [], locale)]))
    return (id) => names.get(id) ?? id
  }, [components.data, assets.data, locale])
}
