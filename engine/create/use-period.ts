import { z } from 'zod'
import { ContentChannel } from './channel.ts'
import { lastDayOf } from './last-day.ts'
import { Territory } from './locale.ts'
import { type Rights, uncovered } from './rights.ts'

/** What something is wanted for: where, on what, and from which day to which. */
export const UsePeriod = z
  .strictObject({
    territories: z.array(Territory).min(1).max(250),
    media: z.array(ContentChannel).min(1),
    from: z.iso.date().describe('the first day'),
    until: z.iso.date().optional().describe('the last day; left out: for as long as its rights last'),
  })
  .meta({ examples: [{ territories: ['DE', 'SE'], media: ['web'], from: '2026-12-01', until: '2027-11-30' }] })
export type UsePeriod = z.infer<typeof UsePeriod>

/** What of a use rights do not cover on all of its days, each with why in a sentence. */
export const uncoveredFor = (rights: Rights | undefined, { territories, media, from, until = from }: UsePeriod): ReturnType<typeof uncovered> =>
  uncovered(rights, { territories, media, days: [from, until] })

/** Why rights do not cover a use, in a sentence; nothing when they do. */
export const notCoveredFor = (rights: Rights | undefined, use: UsePeriod): string | undefined => uncoveredFor(rights, use)[0]?.because

/** The last day on which all of these may be used; nothing where none of them ends. */
export const lastDayOfAll = (rights: readonly (Rights | undefined)[]): string | undefined =>
  rights.flatMap((one) => (one && lastDayOf(one)) ?? []).sort()[0]
