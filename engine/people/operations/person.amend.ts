import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { everyone } from '../permission.ts'
import { Person, person } from '../person.ts'
import { team } from '../team.ts'

export const amendPerson = command({
  name: 'person.amend',
  summary: 'Change your own name, address, team or skills; the owner may change anybody’s',
  input: z.strictObject({
    id: z.string(),
    name: Person.shape.name.optional(),
    email: z.email().optional(),
    team: z.string().optional(),
    skills: z.array(z.string().min(1).max(60)).max(40).optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: Person,
  roles: everyone,
  load: async (read, { id, team: of, email }) => ({
    found: await read.get(person, id),
    team: of === undefined ? undefined : await read.get(team, of),
    sameEmail: email === undefined ? [] : await read.all(person, { email }),
  }),
  decide: ({ found, team: joined, sameEmail }, { id, ifVersion, ...patch }, { actor }) => {
    if (!found) return refuseUnknown('person', id)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (id !== actor.id && !actor.roles.includes('owner')) return refuse('forbidden', 'Only the person or the owner changes this.')
    if (patch.team !== undefined && !joined)
      return refuse('invalidInput', 'There is no such team.', { where: [{ path: 'team', problem: 'unknown' }] })
    if (sameEmail.some((other) => other.id !== id))
      return refuse('alreadyExists', `${patch.email} belongs to somebody else here.`, { where: [{ path: 'email', problem: 'taken' }] })
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Omit<Person, 'id' | 'version'>>
    const amended = amend(found, given)
    return { answer: amended, save: [put(person, amended)], journal: [happened('person.amended', { person: id }, { fields: Object.keys(given) })] }
  },
})
