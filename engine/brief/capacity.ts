import { DateTime } from 'luxon'
import { type Clock, workingClock } from '../kernel/clock.ts'
import { smallestMeasuredTeam, type Team } from '../people/team.ts'
import type { Assignment } from './assignment.ts'

/** The Monday, as yyyy-mm-dd, of the week that a moment falls into in the engine's time zone. */
export const weekOf = (moment: Date, timeZone: string): string => DateTime.fromJSDate(moment, { zone: timeZone }).startOf('week').toISODate() ?? ''

/** The Mondays of `weeks` weeks from a moment on. */
export const weeksFrom = (moment: Date, timeZone: string, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, n) => DateTime.fromJSDate(moment, { zone: timeZone }).startOf('week').plus({ weeks: n }).toISODate() ?? '')

/** The furthest that hours are booked ahead, in weeks. */
export const mostWeeksAhead = 26

/** A week in which a brief can be worked on, and which part of its working time lies between now and the date. */
export interface OpenWeek {
  week: string
  share: number
}

/** The weeks from now until a brief is due, at most half a year of them. None once its date has passed. One clock serves many briefs. */
export const weeksUntil = (due: string, now: Date, timeZone: string, worked = workingClock(timeZone)): OpenWeek[] => {
  const open = openShare(now, new Date(due), timeZone, worked)
  return weeksFrom(now, timeZone, mostWeeksAhead)
    .filter((week) => week <= weekOf(new Date(due), timeZone) && new Date(due) > now)
    .map((week) => ({ week, share: open(week) }))
}

/** Whether a brief is due so late that not all of its weeks are looked at. */
export const isBeyondBooking = (due: string, now: Date, timeZone: string): boolean =>
  weekOf(new Date(due), timeZone) > (weeksFrom(now, timeZone, mostWeeksAhead).at(-1) ?? '')

/** Which part of a week's working time lies between two moments. */
export const openShare =
  (from: Date, to: Date, timeZone: string, worked: Clock) =>
  (week: string): number => {
    const monday = DateTime.fromISO(week, { zone: timeZone })
    const [begins, ends] = [monday.toMillis(), monday.plus({ weeks: 1 }).toMillis()]
    const [start, end] = [Math.max(begins, from.getTime()), Math.min(ends, to.getTime())]
    return start < end ? worked(start, end) / worked(begins, ends) : 0
  }

export interface Load {
  team: string
  skill: string
  week: string
  /** Hours that the team has, and hours that are booked; what is over stands in the open. */
  there: number
  booked: number
}

/** Below five people the hours of a skill would be the hours of persons: such a team takes briefs, and its load is not shown. */
export const loadIsShown = ({ people }: Pick<Team, 'people'>): boolean => people >= smallestMeasuredTeam

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
 * What a team has free of one skill, week by week, in whole hours; never less than nothing. Of a week that has begun only the rest is there, and what
 * is booked in it counts as still to be done: nobody says how far it is, and hours must not be promised twice.
 */
export const freeOf = (
  team: Team,
  skill: string,
  assignments: readonly Assignment[],
  weeks: readonly OpenWeek[],
): { week: string; hours: number }[] => {
  const shares = new Map(weeks.map(({ week, share }) => [week, share]))
  return loadOf([team], assignments, [...shares.keys()])
    .filter((load) => load.skill === skill)
    .map(({ week, there, booked }) => ({ week, hours: Math.max(0, leftOf(there, shares.get(week) ?? 0) - booked) }))
}

/** The hours that are left of a week's; whole ones, unless it is whole itself. */
export const leftOf = (there: number, share: number): number => (share === 1 ? there : Math.floor(there * share))

export interface Room {
  team: string
  /** Hours free before the date, and how many of those asked for find no room. */
  free: number
  missing: number
}

/** What each team that declares the skill has free in these weeks; those who could take it whole come first. */
export const roomFor = (
  { skill, hours }: { skill: string; hours: number },
  teams: readonly Team[],
  assignments: readonly Assignment[],
  weeks: readonly OpenWeek[],
): Room[] =>
  teams
    .filter((team) => team.hours[skill] !== undefined)
    .map((team) => {
      const free = freeOf(team, skill, assignments, weeks)
      return { team: team.id, free: free.reduce((sum, week) => sum + week.hours, 0), missing: book(hours, free).missing }
    })
    .sort((a, b) => Number(a.missing > 0) - Number(b.missing > 0))

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
