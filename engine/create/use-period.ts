import { z } from 'zod'
import { ContentChannel } from './channel.ts'
import { Territory } from './locale.ts'
import { lastDayOf, notCovered, type Rights } from './rights.ts'

/** What something is wanted for: where, on what, and from which day to which. */
export const UsePeriod = z.strictObject({
  territories: z.array(Territory).min(1).max(250),
  media: z.array(ContentChannel).min(1),
  from: z.iso.date().describe('the first day'),
  until: z.iso.date().optional().describe('the last day; left out: for as long as its rights last'),
})
export type UsePeriod = z.infer<typeof UsePeriod>

/** Why rights do not cover a use on all of its days, in a sentence; nothing when they do. Rights are one stretch of days, so its ends say it all. */
export const notCoveredFor = (rights: Rights | undefined, { territories, media, from, until = from }: UsePeriod): string | undefined => {
  for (const channel of media)
    for (const day of [from, until]) {
      const why = notCovered(rights, { territories, channel, day })
      if (why !== undefined) return why
    }
  return undefined
}

/** The last day on which all of these may be used; nothing where none of them ends. */
export const lastDayOfAll = (rights: readonly (Rights | undefined)[]): string | undefined =>
  rights.flatMap((one) => (one && lastDayOf(one)) ?? []).sort()[0]
