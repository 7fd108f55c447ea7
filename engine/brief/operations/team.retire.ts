import { z } from 'zod'
import { drop, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { person } from '../../people/person.ts'
import { Team, team } from '../../people/team.ts'
import { assignment } from '../assignment.ts'
import { weekOf } from '../capacity.ts'

/** Stands with the briefs, since only they know whether a team still has work. */
export const retireTeam = command({
  name: 'team.retire',
  summary: 'Dissolve a team that nobody belongs to and that has no work booked',
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(3).max(400).optional() }),
  output: Team,
  roles: ['owner'],
  destructive: true,
  load: async (read, { id }, { engine: here, now }) => {
    const week = weekOf(now, (await read.get(engine, here))?.timeZone ?? 'UTC')
    return {
      found: await read.get(team, id),
      members: await read.all(person, { team: id, state: 'active' }),
      booked: await read.count(assignment, { team: id, state: 'booked', week: { from: week } }),
    }
  },
  decide: ({ found, members, booked }, { id, reason }) => {
    if (!found) return refuseUnknown('team', id)
    if (members.length > 0) {
      return refuse('inUse', `${found.name} has people: ${members.map(({ name }) => name).join(', ')}.`, {
        where: [{ path: 'id', problem: `${members.length} in it` }],
        remedy: 'Move them to another team first, with person.amend.',
      })
    }
    if (booked > 0) {
      return refuse('inUse', `${found.name} has work booked from this week on.`, {
        where: [{ path: 'id', problem: `${booked} booked` }],
        remedy: 'Assign those briefs to somebody of another team first.',
      })
    }
    return { answer: found, save: [drop(team, id)], journal: [happened('team.retired', { team: id }, { title: found.name }, reason)] }
  },
})
