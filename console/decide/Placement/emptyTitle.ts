import { words } from '../words.ts'

interface Standing {
  known: boolean
  campaign: { name: string } | undefined
  campaigns: readonly unknown[]
  slots: readonly unknown[] | undefined
  /** Decisions that the shares were counted over. */
  of: number
  begins: boolean
}

const { place } = words

/** What there is to say while nobody leads. Where several campaigns compete it says of which it speaks. */
export const emptyTitle = ({ known, campaign, campaigns, slots, of, begins }: Standing, count: (value: number) => string): string | undefined => {
  if (known && !campaign) return place.nothingLive
  if (!slots) return undefined
  const name = campaigns.length > 1 ? campaign?.name : undefined
  if (begins) return of > 0 ? place.beginsWith(count(of), name) : place.begins(name)
  return of > 0 ? place.early(count(of), name) : place.waiting(name)
}
