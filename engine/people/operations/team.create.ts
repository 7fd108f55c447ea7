import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Team, team } from '../team.ts'

export const createTeam = command({
  name: 'team.create',
  summary: 'Found a team: how many people it has, and the hours a week by skill that briefs may be given',
  input: z.strictObject({ name: Team.shape.name, people: Team.shape.people, hours: Team.shape.hours.default({}) }),
  output: Team,
  roles: ['owner'],
  example: { name: 'Copy desk', people: 6, hours: { copy: 60, German: 20 } },
  load: (read, { name }) => read.count(team, { name }),
  decide: (known, input, { newId }) => {
    if (known > 0) return refuse('alreadyExists', `A team is called ${input.name} already.`, { where: [{ path: 'name', problem: 'taken' }] })
    const created: Team = { ...input, id: newId(team.prefix), version: 1 }
    return { answer: created, save: [put(team, created)], journal: [happened('team.created', { team: created.id }, { title: created.name })] }
  },
})
