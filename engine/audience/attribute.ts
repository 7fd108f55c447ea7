import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

export const AttributeType = z.enum(['string', 'int', 'double', 'bool', 'timestamp', 'list'])
export type AttributeType = z.infer<typeof AttributeType>

/** Where a profile's attribute comes from. Facts are kept up to date as events come in, so that a rule never has to read the event log. */
export const AttributeOrigin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('context') }).describe('handed in with the request for a decision'),
  z.strictObject({ kind: z.literal('trait'), trait: z.string().min(1).max(100) }).describe('a trait that identify brought'),
  z.strictObject({ kind: z.literal('lastTime'), event: z.string().min(1).max(200) }).describe('when this event last happened'),
  z.strictObject({ kind: z.literal('count'), event: z.string().min(1).max(200) }).describe('how often this event happened'),
])
export type AttributeOrigin = z.infer<typeof AttributeOrigin>

/**
 * A word that rules may use: `profile.country`, `context.rain`. What is not declared cannot be named in a rule.
 * A sensitive attribute may be kept, but no rule may name it, learned or written.
 */
export const Attribute = Entity.extend({
  key: z
    .string()
    .max(80)
    .regex(/^(profile|context)\.[a-zA-Z][a-zA-Z0-9]*$/, 'as in profile.country or context.rain'),
  label: z.string().min(1).max(120),
  type: AttributeType,
  origin: AttributeOrigin,
  unit: z.string().max(20).optional(),
  sensitive: z.boolean().default(false).describe('barred from all rules'),
})
export type Attribute = z.infer<typeof Attribute>

export const attribute = noun('attribute', 'att', Attribute, ['key'])
