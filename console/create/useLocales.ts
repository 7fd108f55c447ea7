import { useMemo } from 'react'
import { useQueryOf } from '../api/queries.ts'

/** The languages that the house writes: those of its newest family, or English. */
export const useLocales = (): readonly string[] => {
  const { data } = useQueryOf('family.list', { limit: 1 })
  return useMemo(() => data?.items[0]?.locales ?? ['en'], [data])
}
