import type { ContentChannel } from './channel.ts'
import { lastDayOf } from './last-day.ts'
import { type Rights, uncovered } from './rights.ts'

interface Occasion {
  /** yyyy-mm-dd */
  day: string
  /** Where it is shown, as far as the address says so. */
  media?: readonly ContentChannel[]
}

interface Bearer {
  rights?: Rights | undefined
}

/**
 * Why nobody beyond the engine gets a file on this day, in a sentence; nothing when they do. Who loads a file does not say from which country, so
 * territories are not asked.
 */
export const notPublic = ({ rights }: Bearer, { day, media = [] }: Occasion): string | undefined =>
  uncovered(rights, { territories: [], media, days: [day] })[0]?.because

const dayMs = 86_400_000

/** How long a copy may be kept elsewhere, in seconds: a day, and never beyond the last day of the rights. */
export const keptFor = ({ rights }: Bearer, now: Date): number => {
  const last = rights && lastDayOf(rights)
  const left = last === undefined ? dayMs : Date.parse(last) + dayMs - now.getTime()
  return Math.max(0, Math.floor(Math.min(dayMs, left) / 1_000))
}
