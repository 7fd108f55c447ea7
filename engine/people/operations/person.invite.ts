import { z } from 'zod'
import { Role } from '../../kernel/actor.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Person, person } from '../person.ts'

export const invitePerson = command({
  name: 'person.invite',
  summary: 'Invite a person, or take on an agent under a sponsor',
  input: z.strictObject({
    kind: z.enum(['person', 'agent']).default('person'),
    name: Person.shape.name,
    email: z.email().optional(),
    roles: z.array(Role).min(1),
    team: z.string().optional(),
    skills: z.array(z.string().min(1).max(60)).max(40).default([]),
    sponsor: z.string().optional(),
  }),
  output: Person,
  roles: ['owner'],
  example: { name: 'Aiko Brandt', email: 'aiko@example.org', roles: ['decisionEngineer'] },
  load: async (read, input) => ({
    known: input.email === undefined ? 0 : await read.count(person, { email: input.email }),
    sponsor: input.sponsor === undefined ? undefined : await read.get(person, input.sponsor),
  }),
  decide: ({ known, sponsor }, input, { newId }) => {
    if (input.roles.includes('owner')) {
      return refuse('ownerExists', 'An engine has exactly one owner, and this one has its owner already.', {
        where: [{ path: 'roles', problem: 'a second owner' }],
        remedy: 'Invite with another role. Ownership is not handed over: there is no operation for it yet.',
      })
    }
    if (known > 0) return refuse('alreadyExists', `${input.email} belongs to this engine already.`, { where: [{ path: 'email', problem: 'known' }] })
    const isAgent = input.kind === 'agent'
    if (isAgent !== (input.roles.includes('agent') && input.roles.length === 1)) {
      return refuse('invalidInput', 'An agent holds the role agent and no other; a person never holds it.', {
        where: [{ path: 'roles', problem: 'does not fit the kind' }],
      })
    }
    if (isAgent && (sponsor === undefined || sponsor.kind !== 'person')) {
      return refuse('invalidInput', 'An agent needs a person who answers for it.', {
        where: [{ path: 'sponsor', problem: 'missing or not a person' }],
      })
    }
    const invited: Person = { ...input, id: newId(person.prefix), version: 1, state: 'active' }
    return {
      answer: invited,
      save: [put(person, invited)],
      journal: [happened('person.invited', { person: invited.id }, { roles: invited.roles, kind: invited.kind })],
    }
  },
})
