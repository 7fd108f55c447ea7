import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Consent } from './consent.ts'
import { anonymousAlias, userAlias } from './event.ts'

export const Value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number(), z.boolean()]))])
export type Value = z.infer<typeof Value>

/**
 * Somebody we speak to, as events and imports have made them known. Written in batches by the event log's reader, not by operations alone:
 * a version may therefore jump.
 */
export const Profile = Entity.extend({
  userId: z.string().max(256).optional().describe('the id that the sender knows the person by'),
  anonymousIds: z.array(z.string().max(256)).max(50).default([]),
  email: z.string().max(320).optional().describe('lower case, from the trait of this name'),
  locale: z.string().max(35).optional(),
  timeZone: z.string().max(64).optional(),
  traits: z.record(z.string(), z.unknown()).default({}),
  facts: z.record(z.string(), Value).default({}).describe('what declared attributes count, by their key'),
  consents: z.array(Consent).max(10).default([]),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  synthetic: z.boolean().default(false).describe('made by made-up events alone'),
  state: z.enum(['anonymous', 'known', 'merged']),
  mergedInto: z.string().optional(),
})
export type Profile = z.infer<typeof Profile>

export const profile = noun('profile', 'prf', Profile, ['userId', 'email', 'lastSeen', 'state'])

/** Every alias that leads to a profile. */
export const profileAliases = ({ userId, anonymousIds }: Pick<Profile, 'userId' | 'anonymousIds'>): string[] => [
  ...(userId === undefined ? [] : [userAlias(userId)]),
  ...anonymousIds.map(anonymousAlias),
]

/** Somebody of whom nothing is known. */
export const stranger = (id: string, at = '', synthetic = false): Profile => ({
  id,
  version: 1,
  anonymousIds: [],
  traits: {},
  facts: {},
  consents: [],
  firstSeen: at,
  lastSeen: at,
  synthetic,
  state: 'anonymous',
})
