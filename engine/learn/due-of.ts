import type { Signal } from './signal.ts'

const day = 86_400_000
/** How long a brief from a signal has until it should be live. */
const dueInDays = 7

/** What takes the place of something should be live while that still may be shown. */
export const dueOf = ({ until }: Pick<Signal, 'until'>, now: Date): string =>
  new Date(until === undefined ? now.getTime() + dueInDays * day : Math.max(Date.parse(`${until}T12:00:00Z`), now.getTime() + day)).toISOString()
