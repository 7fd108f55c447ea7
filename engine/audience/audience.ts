import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/** A live set of profiles by rule: nobody is put in, everybody whom the rule fits is in. */
export const Audience = Entity.extend({
  key: z
    .string()
    .max(60)
    .regex(/^[a-z][a-zA-Z0-9]*$/, 'letters and digits, as in rainCommuters: rules use it as audience.rainCommuters'),
  name: z.string().trim().min(1).max(120),
  rule: z.string().max(20_000).describe('CEL over the declared attributes; empty means everyone'),
  state: z.enum(['live', 'retired']),
})
export type Audience = z.infer<typeof Audience>

export const audience = noun('audience', 'aud', Audience, ['key', 'name', 'state'])
