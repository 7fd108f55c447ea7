import { DateTime } from 'luxon'
import type { Team } from '../people/team.ts'
import type { Assignment } from './assignment.ts'

/** The Monday, as yyyy-mm-dd, of the week that a moment falls into in the engine's time zone. */
export const weekOf = (moment: Date, timeZone: string): string => DateTime.fromJSDate(moment, { zone: timeZone }).startOf('week').toISODate() ?? ''

/** The Mondays of `weeks` weeks from a moment on. */
export const weeksFrom = (moment: Date, timeZone: string, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, n) => DateTime.fromJSDate(moment, { zone: timeZone }).startOf('week').plus({ weeks: n }).toISODate() ?? '')

export interface Load {
  team: string
  skill: string
  week: string
  /** Hours that the team has, and hours that are booked; what is over stands in the open. */
  there: number
  booked: number
}

/** Hours booked against hours there are, by team, skill and week. */
export const loadOf = (teams: readonly Team[], assignments: readonly Assignment[], weeks: readonly string[]): Load[] =>
  teams.flatMap((team) =>
    Object.entries(team.hours).flatMap(([skill, there]) =>
      weeks.map((week) => ({
        team: team.id,
        skill,
        week,
        there,
        booked: assignments
          .filter((a) => a.state === 'booked' && a.team === team.id && a.skill === skill && a.week === week)
          .reduce((sum, a) => sum + a.hours, 0),
      })),
    ),
  )

/**
 * Spreads hours over the weeks from now to the due date, earliest first, into what is free.
 * Answers the booking by week, or how many hours found no room.
 */
export const book = (
  hours: number,
  free: readonly { week: string; hours: number }[],
): { weeks: { week: string; hours: number }[]; missing: number } => {
  let missing = hours
  const weeks = free.flatMap(({ week, hours: room }) => {
    const taken = Math.min(missing, Math.max(0, room))
    missing -= taken
    return taken > 0 ? [{ week, hours: taken }] : []
  })
  return { weeks, missing }
}
