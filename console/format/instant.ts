/** How far a zone is ahead of UTC at a moment, in milliseconds. */
const aheadAt = (zone: string, at: number): number => {
  // Swedish writes dates as ISO 8601 does.
  const wall = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

/**
 * The moment at which the clocks of a zone show this, as ISO 8601: what a day chosen in a form means. An hour that the clocks leave out is taken
 * as if they had not been changed yet.
 */
export const instantIn = (zone: string, date: string, clock: string): string => {
  const wall = Date.parse(`${date}T${clock}Z`)
  // Found twice: the offset of the first guess may be that of the other side of a change.
  const guess = wall - aheadAt(zone, wall)
  return new Date(wall - aheadAt(zone, guess)).toISOString()
}
