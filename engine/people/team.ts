import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/** A team is the lowest level that anything is measured at, and only from five people upward. */
export const Team = Entity.extend({
  name: z.string().min(1).max(80),
  people: z.number().int().nonnegative().describe('how many belong to it'),
  hours: z.record(z.string(), z.number().nonnegative()).describe('hours a week that it has, by skill'),
})
export type Team = z.infer<typeof Team>

export const team = noun('team', 'tea', Team, ['name'])

/** Below this many people a figure of a team would be a figure of persons. */
export const smallestMeasuredTeam = 5
