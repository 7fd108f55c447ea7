const day = 86_400_000

/** Noon of a day, as a moment that no time zone of ours moves to another day. */
export const noonOf = (date: string): string => `${date}T12:00:00Z`

/** The day so many weeks later, or earlier. */
export const weeksOn = (date: string, weeks: number): string => new Date(Date.parse(noonOf(date)) + weeks * 7 * day).toISOString().slice(0, 10)
