import { isLate } from './briefTitle.ts'
import { daysOn, noonOf } from './calendar.ts'

interface Dated {
  state: string
  openedAt: string
  due: string
}

const hour = 3_600_000

/** Days of the picture, from its first midnight to its last, in milliseconds since 1970. */
export interface Window {
  from: number
  to: number
}

export const windowOf = (first: string, weeks: number): Window => ({
  from: noonOf(first) - 12 * hour,
  to: noonOf(daysOn(first, weeks * 7)) - 12 * hour,
})

/** Where a moment lies in the picture: 0 its left edge, 1 its right; beyond them outside. */
export const placeIn = ({ from, to }: Window, at: number): number => (at - from) / (to - from)

/** A stretch of the picture: what lies in it of a stretch of time, or nothing. */
export interface Stretch {
  left: number
  width: number
}

const stretchIn = (window: Window, from: number, to: number): Stretch | undefined => {
  const [left, right] = [Math.max(0, placeIn(window, from)), Math.min(1, placeIn(window, to))]
  return right > left ? { left, width: right - left } : undefined
}

/** A brief as the timeline draws it. */
export interface Bar {
  /** From its opening to now, or to its date when that came first. */
  gone: Stretch | undefined
  /** From now to its date. */
  ahead: Stretch | undefined
  /** Beyond its date, while work is still to come. */
  late: Stretch | undefined
  /** Its date, when that lies in the picture. */
  due: number | undefined
}

export const barOf = (brief: Dated, window: Window, now: number): Bar => {
  const [opened, due] = [Date.parse(brief.openedAt), Date.parse(brief.due)]
  const place = placeIn(window, due)
  return {
    gone: stretchIn(window, opened, Math.min(now, due)),
    ahead: stretchIn(window, Math.max(now, opened), due),
    late: isLate(brief, now) ? stretchIn(window, due, now) : undefined,
    due: place >= 0 && place <= 1 ? place : undefined,
  }
}

/** Late ones first, then by date. */
export const lateFirst = <B extends Dated>(briefs: readonly B[], now: number): B[] =>
  briefs.toSorted((a, b) => Number(isLate(b, now)) - Number(isLate(a, now)) || Date.parse(a.due) - Date.parse(b.due))
