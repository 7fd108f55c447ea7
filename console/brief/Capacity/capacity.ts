import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { noonOf } from './weeks.ts'
import { words } from './words.ts'

export type Capacity = Operations['capacity.show']['output']
export type Load = Capacity['loads'][number]
export type Waiting = Capacity['waiting']['items'][number]

/** Hours of one skill of one team, a load for each week. */
export interface SkillLine {
  skill: string
  loads: readonly Load[]
  over: boolean
  /** Its place among the lines of all teams. */
  row: number
}

export interface TeamLines {
  id: string
  name: string
  people: number
  /** False below five people: then it has no lines. */
  shown: boolean
  lines: readonly SkillLine[]
}

export const isOver = ({ booked, there }: Pick<Load, 'booked' | 'there'>): boolean => booked > there

/** Whether a week has begun, so that not all of its hours are still to come. */
export const hasBegun = ({ left, there }: Pick<Load, 'left' | 'there'>): boolean => left < there

/** Teams with their skills; what is over-booked stands on top. */
export const linesOf = ({ teams, loads }: Pick<Capacity, 'teams' | 'loads'>): TeamLines[] => {
  const ordered = teams
    .map((team) => {
      const bySkill = Map.groupBy(
        loads.filter((load) => load.team === team.id),
        ({ skill }) => skill,
      )
      const lines = [...bySkill].map(([skill, weeks]) => ({ skill, loads: weeks, over: weeks.some(isOver) }))
      return { ...team, lines: lines.toSorted((a, b) => Number(b.over) - Number(a.over)) }
    })
    .toSorted((a, b) => Number(b.lines.some(({ over }) => over)) - Number(a.lines.some(({ over }) => over)))
  const all = ordered.flatMap(({ lines }) => lines)
  return ordered.map((team) => ({ ...team, lines: team.lines.map((line) => ({ ...line, row: all.indexOf(line) })) }))
}

/** 54 · 7.5: hours are counted, and seldom parted. */
export const hoursSaid =
  ({ count, figure }: Pick<Formatter, 'count' | 'figure'>) =>
  (hours: number): string =>
    Number.isInteger(hours) ? count(hours) : figure(hours)

/** The answers of several pages as one: hours and teams as they came first, what waits of all of them. */
export const joined = (pages: readonly Capacity[]): Capacity => {
  const [first, ...others] = pages
  if (first === undefined) throw new Error('an answer has one page at least')
  return { ...first, waiting: { ...(others.at(-1) ?? first).waiting, items: pages.flatMap(({ waiting }) => waiting.items) } }
}

/** What a team has free for a brief: to its date, or to the day to which hours are counted at all. */
export const freeSaid = (
  team: string,
  { fits, free }: Waiting['teams'][number],
  until: string | undefined,
  { count, day }: Pick<Formatter, 'count' | 'day'>,
): string => {
  if (free === undefined) return fits ? words.fits(team) : words.short(team)
  return until === undefined ? words.free(team, count(free)) : words.freeTo(team, count(free), day(noonOf(until)))
}
