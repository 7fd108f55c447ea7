import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/** One content engine end to end: a brand under one accountable owner. The tenant. Its only row bears its own id. */
export const Engine = Entity.extend({
  name: z.string().min(1).max(80),
  timeZone: z.string().describe('IANA, as in Europe/Berlin'),
  locale: z.string().describe('BCP 47; what figures and dates are written in unless a person says otherwise'),
  currency: z.string().length(3).describe('ISO 4217'),
  state: z.enum(['opening', 'open']).describe('opening: its first content is still being brought in'),
  openedAt: z.iso.datetime().optional().describe('since when it is open: what was made before is of the sample, where it holds one'),
  noticeDays: z
    .number()
    .int()
    .min(1)
    .max(90)
    .optional()
    .describe('how many days ahead it is told that rights or a campaign run out; 14 when left out'),
  sample: z.boolean().describe('true while it holds anything of the synthetic sample brand'),
})
export type Engine = z.infer<typeof Engine>

export const engine = noun('engine', 'eng', Engine, ['name'])
