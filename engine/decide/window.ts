import { counted } from '../kernel/counted.ts'

/** A stretch of time up to now: whole days, or minutes where a day is too coarse. One of the two. */
export interface Window {
  days?: number | undefined
  minutes?: number | undefined
}

/** Of what is said as one. */
export const longestWindow: Readonly<Record<keyof Window, number>> = { days: 366, minutes: 366 * 1_440 }

export const windowMs = ({ days, minutes = 0 }: Window): number => (days === undefined ? minutes * 60_000 : days * 86_400_000)

/** `7` for days, `30m` for minutes: the end of the keys that counts are kept under. */
export const windowKey = ({ days, minutes }: Window): string => (days === undefined ? `${minutes}m` : String(days))

/** The end of a key in words: `7` → 7 days, `90m` → 90 minutes, `120m` → 2 hours. */
export const windowText = (key: string): string => {
  const amount = Number.parseInt(key, 10)
  if (!key.endsWith('m')) return counted(amount, 'day')
  return amount % 60 === 0 ? counted(amount / 60, 'hour') : counted(amount, 'minute')
}
