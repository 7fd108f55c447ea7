import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/** Who has which brief in which week, for how many hours of which skill. */
export const Assignment = Entity.extend({
  brief: z.string(),
  assignee: z.string(),
  team: z.string(),
  skill: z.string(),
  hours: z.number().positive(),
  week: z.iso.date().describe('the Monday that the week begins with'),
  state: z.enum(['booked', 'released']),
})
export type Assignment = z.infer<typeof Assignment>

export const assignment = noun('assignment', 'asg', Assignment, ['brief', 'assignee', 'team', 'skill', 'week', 'state'])
