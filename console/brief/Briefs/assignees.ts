import type { Operations } from '../../api/operations.ts'
import type { People } from '../../api/people.ts'
import type { Formatter } from '../../format/formatter.ts'
import { hoursSaid, type Capacity } from '../Capacity/capacity.ts'
import { words } from './words.ts'

type Brief = Pick<Operations['brief.show']['output']['brief'], 'skill'>

export interface Assignee {
  value: string
  label: string
  /** The skill, and the hours that the team has free this week: what somebody needs to know to ask them, and nothing about how they work. */
  note: string
}

/** Everybody of a team: whoever declares the skill first, then by name. Nothing else puts one before another. */
export const assigneesFor = (
  { skill }: Brief,
  everybody: People['everybody'],
  capacity: Pick<Capacity, 'teams' | 'loads' | 'weeks'> | undefined,
  format: Pick<Formatter, 'count' | 'figure'>,
): Assignee[] =>
  everybody
    .filter(({ kind, state, team }) => kind === 'person' && state === 'active' && team !== undefined)
    .map(({ id, name, skills, team = '' }) => ({
      value: id,
      label: name,
      declares: skills.includes(skill),
      note: [skills.includes(skill) ? words.declares(skill) : words.declaresNot(skill), capacity && freeSaid(skill, team, capacity, format)]
        .filter(Boolean)
        .join('; '),
    }))
    .toSorted((a, b) => Number(b.declares) - Number(a.declares) || a.label.localeCompare(b.label))
    .map(({ declares: _declares, ...one }) => one)

/** Hours are a team’s. Of a team below five people they would be those of persons, and are not told. */
const freeSaid = (
  skill: string,
  of: string,
  { teams, loads, weeks }: Pick<Capacity, 'teams' | 'loads' | 'weeks'>,
  format: Pick<Formatter, 'count' | 'figure'>,
): string | undefined => {
  const team = teams.find(({ id }) => id === of)
  if (!team) return undefined
  if (!team.shown) return words.untold(team.name)
  const load = loads.find((one) => one.team === of && one.skill === skill && one.week === weeks[0])
  return load ? words.freeThisWeek(team.name, hoursSaid(format)(Math.max(0, load.left - load.booked)), skill) : words.otherSkills(team.name, skill)
}
