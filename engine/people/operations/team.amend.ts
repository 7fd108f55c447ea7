import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Team, team } from '../team.ts'

export const amendTeam = command({
  name: 'team.amend',
  summary: 'Rename a team, or say anew how many people and which hours a week it has; what is booked stays booked',
  input: z.strictObject({
    id: z.string(),
    name: Team.shape.name.optional(),
    people: Team.shape.people.optional(),
    hours: Team.shape.hours.optional().describe('all of them, by skill: those that are left out are gone'),
    ifVersion: z.number().int().optional(),
  }),
  output: Team,
  roles: ['owner'],
  load: async (read, { id, name }) => ({ found: await read.get(team, id), same: name === undefined ? [] : await read.all(team, { name }) }),
  decide: ({ found, same }, { id, ifVersion, name, people, hours }) => {
    if (!found) return refuseUnknown('team', id)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (same.some((other) => other.id !== id))
      return refuse('alreadyExists', `Another team is called ${name}.`, { where: [{ path: 'name', problem: 'taken' }] })
    const given = { ...(name !== undefined && { name }), ...(people !== undefined && { people }), ...(hours !== undefined && { hours }) }
    const amended = amend(found, given)
    return {
      answer: amended,
      save: [put(team, amended)],
      journal: [happened('team.amended', { team: id }, { title: amended.name, fields: Object.keys(given) })],
    }
  },
})
