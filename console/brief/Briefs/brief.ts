import type { Operations } from '../../api/operations.ts'
import type { People } from '../../api/people.ts'

export type Brief = Operations['brief.list']['output']['items'][number]

/** Briefs in whatever view. */
export interface BriefsShown {
  briefs: readonly Brief[]
  face: People['face']
  current: string | undefined
  /** Where a brief opens beside this very view. */
  hrefOf: (id: string) => string
  onPeek: (id: string) => void
}
