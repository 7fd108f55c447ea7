import { z } from 'zod'
import { PageRequest } from '../kernel/reader.ts'

/** A page of what is folded from the journal, and so has no cursor in the store. */
export const OffsetRequest = z.object({
  limit: PageRequest.shape.limit,
  after: z.number().int().nonnegative().default(0).describe('how many items to leave out: the next of the page before'),
})
export type OffsetRequest = z.infer<typeof OffsetRequest>

export const OffsetPlace = z.object({
  next: z.number().int().optional().describe('hand it in as after; absent on the last page'),
  total: z.number().int(),
})

export interface OffsetPage<T> {
  items: T[]
  /** Where the page stands among all. */
  place: z.infer<typeof OffsetPlace>
}

export const offsetPage = <T>(all: readonly T[], { limit, after }: OffsetRequest): OffsetPage<T> => ({
  items: all.slice(after, after + limit),
  place: { ...(after + limit < all.length && { next: after + limit }), total: all.length },
})
