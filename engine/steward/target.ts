import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/** What a measure should come to, in its own unit. At most one a measure. */
export const Target = Entity.extend({
  measure: z.string().describe('name of the measure'),
  value: z.number().nonnegative().describe('ms for durations, 0 to 1 for shares, else as the measure counts'),
})
export type Target = z.infer<typeof Target>

export const target = noun('target', 'tgt', Target, ['measure'])
