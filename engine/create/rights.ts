import { z } from 'zod'
import { ContentChannel } from './channel.ts'
import { Territory } from './locale.ts'

/** Territory × media × period in which a thing may be used. What has no rights attached is ours without limit. */
export const Rights = z.strictObject({
  holder: z.string().max(160).optional(),
  territories: z.array(Territory).min(1).default(['world']),
  media: z.array(ContentChannel).min(1).default(['web', 'email']),
  from: z.iso.date().optional(),
  until: z.iso.date().optional().describe('the last day on which it may be used'),
  note: z.string().max(400).optional(),
})
export type Rights = z.infer<typeof Rights>

export interface IntendedUse {
  territories: readonly Territory[]
  channel: ContentChannel
  /** yyyy-mm-dd */
  day: string
}

/** Why a use is not covered, in a sentence; nothing when it is. */
export const notCovered = (rights: Rights | undefined, use: IntendedUse): string | undefined => {
  if (!rights) return undefined
  if (rights.from !== undefined && use.day < rights.from) return `may be used from ${rights.from} on`
  if (rights.until !== undefined && use.day > rights.until) return `may be used until ${rights.until}`
  if (!rights.media.includes(use.channel)) return `may be used on ${rights.media.join(', ')}, not on ${use.channel}`
  const outside = rights.territories.includes('world') ? [] : use.territories.filter((territory) => !rights.territories.includes(territory))
  return outside.length === 0 ? undefined : `may be used in ${rights.territories.join(', ')}, not in ${outside.join(', ')}`
}
