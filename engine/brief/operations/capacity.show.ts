import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { team } from '../../people/team.ts'
import { assignment } from '../assignment.ts'
import { loadOf, weeksFrom } from '../capacity.ts'

export const showCapacity = query({
  name: 'capacity.show',
  summary: 'Show hours booked against hours there are, by team, skill and week',
  input: z.strictObject({ weeks: z.number().int().min(1).max(26).default(4) }),
  output: z.object({
    teams: z.array(z.object({ id: z.string(), name: z.string(), people: z.number() })),
    loads: z.array(z.object({ team: z.string(), skill: z.string(), week: z.string(), there: z.number(), booked: z.number() })),
  }),
  roles: everyone,
  example: {},
  load: async (read, _, { engine: here }) => ({
    teams: await read.all(team),
    booked: await read.all(assignment, { state: 'booked' }),
    timeZone: (await read.get(engine, here))?.timeZone ?? 'UTC',
  }),
  answer: ({ teams, booked, timeZone }, { weeks }, { now }) => ({
    teams: teams.map(({ id, name, people }) => ({ id, name, people })),
    loads: loadOf(teams, booked, weeksFrom(now, timeZone, weeks)),
  }),
})
