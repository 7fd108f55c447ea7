import { useQueryOf } from '../api/queries.ts'

const english: readonly string[] = ['en']

/** The languages that the house writes: all that current families speak, its own first; English until that is known. */
export const useLocales = (): readonly string[] => useQueryOf('locale.list', {}, { follows: ['family', 'engine'] }).data?.items ?? english
