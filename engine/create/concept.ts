import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Key } from './key.ts'

/** A word of the controlled vocabulary. Components and assets are tagged with concepts and with nothing else: learning starts from them. */
export const Concept = Entity.extend({
  key: Key,
  label: z.string().trim().min(1).max(80),
  of: Key.describe('the facet that it answers: message, tone, season, product …'),
  broader: Key.optional().describe('key of the concept that this one is a kind of'),
  synonyms: z.array(z.string().trim().min(1).max(80)).max(40).default([]),
  state: z.enum(['current', 'retired']),
})
export type Concept = z.infer<typeof Concept>

export const concept = noun('concept', 'con', Concept, ['key', 'label', 'of', 'state'])
