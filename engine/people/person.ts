import { z } from 'zod'
import { type Actor, ActorKind, Role } from '../kernel/actor.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** Somebody who works here: a person, an agent that acts for a sponsor, or a standing flow. */
export const Person = Entity.extend({
  kind: ActorKind,
  name: z.string().trim().min(1).max(120),
  email: z.email().optional(),
  roles: z.array(Role),
  team: z.string().optional().describe('id of a team'),
  skills: z.array(z.string()).default([]).describe('declared by the person, never inferred'),
  sponsor: z.string().optional().describe('the person who answers for an agent'),
  state: z.enum(['active', 'gone']),
})
export type Person = z.infer<typeof Person>

export const person = noun('person', 'per', Person, ['kind', 'email', 'team', 'state', 'name'])

export const actorOf = ({ kind, id, name, roles, sponsor, team }: Person): Actor => ({
  kind,
  id,
  name,
  roles,
  ...(sponsor !== undefined && { sponsor }),
  ...(team !== undefined && { team }),
})

/** Hands are the same when the person is, or when one answers for the other's agent: maker and checker must not be. */
export const sameHands = (a: Pick<Actor, 'id' | 'sponsor'>, b: Pick<Actor, 'id' | 'sponsor'>): boolean => (a.sponsor ?? a.id) === (b.sponsor ?? b.id)
