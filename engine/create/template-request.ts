import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { source } from '../kernel/reader.ts'

/** Where a yes to a template stands: it is asked for with a family that shows the template. */
export const TemplateRequest = z.object({
  approval: z.string(),
  family: z.string(),
  name: z.string().describe('of the family'),
  state: z.enum(['waiting', 'approved', 'returned', 'lapsed']),
  passed: z.boolean().describe('by rule: of what passed so nobody said yes to the template'),
  waitsFor: Role.optional(),
  since: z.iso.datetime(),
})
export type TemplateRequest = z.infer<typeof TemplateRequest>

/** Of each family in use that shows a template, the latest request for what it shows now; what waits first, a hundred at the most. */
export const templateRequests = source<{ template: string }, TemplateRequest[]>('template.requests')
