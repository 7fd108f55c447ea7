import { numbersFor } from './numbers.ts'
import { timesFor } from './times.ts'

/** Whose eyes read it, and when: the person's language, the engine's currency and time zone. */
export interface Locale {
  language: string
  currency: string
  zone: string
  /** The clock by which a date is of this year or of another; that of the reader when left out. */
  now?: () => number
}

/**
 * The one formatter of the console. Numbers have at most three significant digits unless they count; the minus is U+2212; a space that must not
 * break stands before a unit. Durations are milliseconds, shares are 0 to 1. What is unknown never gets here: it is a sentence (`NoFigure`).
 */
export const formatterFor = (locale: Locale) => ({ ...numbersFor(locale), ...timesFor(locale) })

export type Formatter = ReturnType<typeof formatterFor>
