import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'

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
