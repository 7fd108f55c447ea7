import { source } from '../kernel/reader.ts'
import type { Event } from './event.ts'

/** Days that events are kept and deduplicated. */
export const retainedDays = 180

/** The first day, in UTC, whose events are still kept. */
export const oldestDayKept = (now: Date): string => new Date(now.getTime() - retainedDays * 86_400_000).toISOString().slice(0, 10)

export const latestEvents = source<
  { name?: string | undefined; limit: number; now: Date },
  { items: Event[]; rate: { at: string; count: number }[] }
>('latestEvents')

/** Events of whoever goes by these aliases, the latest first. */
export const eventsOf = source<{ aliases: readonly string[]; limit: number }, Event[]>('eventsOf')
