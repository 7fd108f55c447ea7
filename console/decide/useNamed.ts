import { useMemo } from 'react'
import { nameOf } from '../create/composed.ts'
import { useQueryOf } from '../api/queries.ts'

/** What components say, by their id, whatever became of them since; the id where one is not known (any more). */
export const useNamed = (locale = 'en'): ((id: string) => string) => {
  const titled = useTitled(locale)
  return useMemo(() => (id) => titled(id) ?? id, [titled])
}

/** The same; undefined while it is still on its way. */
export const useTitled = (locale = 'en'): ((id: string) => string | undefined) => {
  const components = useQueryOf('component.list', { state: ['draft', 'approved', 'retired'], limit: 200 }, { follows: ['component'] })
  const assets = useQueryOf('asset.list', { limit: 200 })
  const waits = components.isPending || assets.isPending
  return useMemo(() => {
    const names = new Map((components.data?.items ?? []).map((part) => [part.id, nameOf(part, assets.data?.items ?? [], locale)]))
    return (id) => (waits ? undefined : (names.get(id) ?? id))
  }, [components.data, assets.data, waits, locale])
}
