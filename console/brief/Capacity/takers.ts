import { faceOf } from '../../api/faceAmong.ts'
import type { People } from '../../api/people.ts'
import type { Formatter } from '../../format/formatter.ts'
import type { ActorFace } from '../../kit/Actor.tsx'
import { freeSaid, type Capacity, type Waiting } from './capacity.ts'

/** Somebody who may be given a brief, with the rule that makes it so. Nothing is said of how they work. */
export interface Taker {
  id: string
  face: ActorFace
  skills: readonly string[]
  /** The person has declared the skill. */
  declares: boolean
  team: { fits: boolean; said: string }
}

/** People of the teams that do this skill; whoever declared it first, then by name. */
export const takersOf = (
  brief: Waiting,
  teams: Capacity['teams'],
  everybody: People['everybody'],
  format: Pick<Formatter, 'count' | 'day'>,
): Taker[] =>
  everybody
    .flatMap((person): Taker[] => {
      const room = brief.teams.find(({ team }) => team === person.team)
      if (person.kind !== 'person' || person.state !== 'active' || !room) return []
      const name = teams.find(({ id }) => id === room.team)?.name ?? room.team
      return [
        {
          id: person.id,
          face: faceOf(person),
          skills: person.skills,
          declares: person.skills.includes(brief.skill),
          team: { fits: room.fits, said: freeSaid(name, room, brief.hoursUntil, format) },
        },
      ]
    })
    .toSorted((a, b) => Number(b.declares) - Number(a.declares) || a.face.name.localeCompare(b.face.name))
