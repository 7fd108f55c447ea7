import { z } from 'zod'
import { ActorKind } from '../../kernel/actor.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../permission.ts'
import { Person, person } from '../person.ts'

export const listPeople = query({
  name: 'person.list',
  summary: 'List those who work here: people, agents and flows',
  input: z.strictObject({ kind: ActorKind.optional(), team: z.string().optional(), ...PageRequest.shape }),
  output: pageOf(Person),
  roles: everyone,
  example: {},
  load: (read, { kind, team, ...page }) => read.list(person, { kind, team }, page, { by: 'name' }),
  answer: (page) => page,
})
