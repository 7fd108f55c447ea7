import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import { ContentChannel } from './channel.ts'
import { shownOn } from './channel-name.ts'
import { lastDayOf } from './last-day.ts'
import { Territory } from './locale.ts'
import { statedInWords } from './stated-in-words.ts'

/** Somebody who is recognised in a picture has to agree to it (a model release), and may take that back. */
const Consent = z.strictObject({
  persons: z.string().trim().min(1).max(400).describe('who is seen'),
  state: z.enum(['given', 'waiting', 'withdrawn']),
  until: z.iso.date().optional().describe('the last day on which it holds'),
  record: z.string().max(400).optional().describe('where the signed paper lies'),
})

/** Territory × media × period in which a thing may be used. What has no rights attached is ours without limit. */
export const Rights = z
  .strictObject({
    cleared: z
      .literal(false)
      .optional()
      .describe('false: its file states a holder or terms, and nobody has cleared yet what it may be used for: nothing. Left out once somebody has'),
    holder: z.string().max(160).optional(),
    territories: z.array(Territory).min(1).default(['world']),
    media: z
      .array(ContentChannel)
      .min(1)
      .default([...ContentChannel.options]),
    from: z.iso.date().optional(),
    until: z.iso.date().optional().describe('the last day on which it may be used'),
    consent: Consent.optional().describe('of the persons whom it shows'),
    note: z.string().max(400).optional(),
  })
  .meta({
    examples: [
      {
        holder: 'Ann Example',
        territories: ['DE', 'SE'],
        media: ['web', 'email'],
        from: '2026-12-01',
        until: '2027-11-30',
        consent: { persons: 'two riders', state: 'given', until: '2027-11-30', record: 'release form 2026-114' },
      },
    ],
  })
export type Rights = z.infer<typeof Rights>

/** Rights as the library has them now, by the id of the component or the picture: of what has none, nothing. */
export type RightsToday = ReadonlyMap<string, Rights>

export const rightsToday = source<{ ids: readonly string[] }, RightsToday>('rights.today')

export interface IntendedUse {
  territories: readonly Territory[]
  channel: ContentChannel
  /** yyyy-mm-dd */
  day: string
}

/** Why a use is not covered, in a sentence; nothing when it is. */
export const notCovered = (rights: Rights | undefined, { territories, channel, day }: IntendedUse): string | undefined =>
  uncovered(rights, { territories, media: [channel], days: [day] })[0]?.because

/** What of a use can lie outside of rights, in the order in which it is told. */
export const RightsTerm = z.enum(['clearance', 'days', 'consent', 'media', 'territories'])
export type RightsTerm = z.infer<typeof RightsTerm>

export interface WantedUse {
  territories: readonly Territory[]
  media: readonly ContentChannel[]
  /** yyyy-mm-dd. Rights are one stretch of days, so that the first and the last of a use say it all. */
  days: readonly string[]
}

/** What of a use is not covered, each with why in a sentence. */
export const uncovered = (rights: Rights | undefined, use: WantedUse): { term: RightsTerm; because: string }[] =>
  rights
    ? RightsTerm.options.flatMap((term) => {
        const because = outside[term](rights, use)
        return because === undefined ? [] : [{ term, because }]
      })
    : []

/** Said so that it is true before the day and after it: a use may be of today or of next year. */
const outside: Readonly<Record<RightsTerm, (rights: Rights, use: WantedUse) => string | undefined>> = {
  clearance: ({ cleared, holder }) => (cleared === false ? `is not cleared for any use: ${statedInWords({ holder })}` : undefined),
  days: ({ from, until }, { days }) => {
    if (from !== undefined && days.some((day) => day < from)) return `has no rights before ${from}`
    return until !== undefined && days.some((day) => day > until) ? `has no rights after ${until}` : undefined
  },
  consent: ({ consent }, { days }) => days.map((day) => notConsented(consent, day)).find((why) => why !== undefined),
  media: ({ media: granted }, { media }) => {
    const others = media.filter((channel) => !granted.includes(channel))
    return others.length === 0 ? undefined : `may be used ${granted.map(shownOn).join(', ')}, not ${others.map(shownOn).join(', ')}`
  },
  territories: ({ territories: granted }, { territories }) => {
    const others = granted.includes('world') ? [] : territories.filter((territory) => !granted.includes(territory))
    return others.length === 0 ? undefined : `may be used in ${granted.join(', ')}, not in ${others.join(', ')}`
  },
}

const notConsented = (consent: Rights['consent'], day: string): string | undefined => {
  if (!consent) return undefined
  const { persons, state, until } = consent
  if (state === 'waiting') return `waits for the consent of ${persons}`
  if (state === 'withdrawn') return `lost the consent of ${persons}`
  return until !== undefined && day > until ? `has no consent of ${persons} after ${until}` : undefined
}

/** No day at all. */
export const never = { until: '0001-01-01' } as const

/** The days on which rights cover a use, whatever day that is; bounds that are left out are open. */
export const daysCovered = (rights: Rights, use: Omit<IntendedUse, 'day'>): { from?: string; until?: string } => {
  const [from, until] = [rights.from, lastDayOf(rights)]
  if (notCovered(rights, { ...use, day: from ?? until ?? never.until }) !== undefined) return never
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}
