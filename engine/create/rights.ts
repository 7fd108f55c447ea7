import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import { ContentChannel } from './channel.ts'
import { Territory } from './locale.ts'

/** Somebody who is recognised in a picture has to agree to it (a model release), and may take that back. */
const Consent = z.strictObject({
  persons: z.string().trim().min(1).max(400).describe('who is seen'),
  state: z.enum(['given', 'waiting', 'withdrawn']),
  until: z.iso.date().optional().describe('the last day on which it holds'),
  record: z.string().max(400).optional().describe('where the signed paper lies'),
})

/** Territory × media × period in which a thing may be used. What has no rights attached is ours without limit. */
export const Rights = z.strictObject({
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
export type Rights = z.infer<typeof Rights>

/** Rights as the library has them now, by the id of the component or the picture: of what has none, nothing. */
export type RightsToday = ReadonlyMap<string, Rights>

export const rightsToday = source<{ ids: readonly string[] }, RightsToday>('rights.today')

/** The last day on which it may be used: that of the licence, or of the consent where that ends sooner. */
export const lastDayOf = ({ until, consent }: Rights): string | undefined => [until, consent?.until].filter((day) => day !== undefined).sort()[0]

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
export const RightsTerm = z.enum(['days', 'consent', 'media', 'territories'])
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

const outside: Readonly<Record<RightsTerm, (rights: Rights, use: WantedUse) => string | undefined>> = {
  days: ({ from, until }, { days }) => {
    if (from !== undefined && days.some((day) => day < from)) return `may be used from ${from} on`
    return until !== undefined && days.some((day) => day > until) ? `may be used until ${until}` : undefined
  },
  consent: ({ consent }, { days }) => days.map((day) => notConsented(consent, day)).find((why) => why !== undefined),
  media: ({ media: granted }, { media }) => {
    const others = media.filter((channel) => !granted.includes(channel))
    return others.length === 0 ? undefined : `may be used on ${granted.join(', ')}, not on ${others.join(', ')}`
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
  return until !== undefined && day > until ? `had the consent of ${persons} until ${until}` : undefined
}

/** No day at all. */
export const never = { until: '0001-01-01' } as const

/** The days on which rights cover a use, whatever day that is; bounds that are left out are open. */
export const daysCovered = (rights: Rights, use: Omit<IntendedUse, 'day'>): { from?: string; until?: string } => {
  const [from, until] = [rights.from, lastDayOf(rights)]
  if (notCovered(rights, { ...use, day: from ?? until ?? never.until }) !== undefined) return never
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}
