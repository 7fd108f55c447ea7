import { z } from 'zod'
import { Role } from '../../kernel/actor.ts'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Engine, engine } from '../engine.ts'
import { everyone } from '../permission.ts'
import { Person, person } from '../person.ts'

export const whoAmI = query({
  name: 'person.whoami',
  summary: 'Say who is signed in, in which engine, with which roles',
  input: z.strictObject({}),
  output: z.object({ person: Person, engine: Engine, owner: z.object({ id: z.string(), name: z.string() }), roles: z.array(Role) }),
  roles: everyone,
  example: {},
  load: async (read, _, { actor, engine: id }) => ({
    me: await read.get(person, actor.id),
    here: await read.get(engine, id),
    all: await read.all(person, { kind: 'person' }),
  }),
  answer: ({ me, here, all }, _, { actor }) => {
    const owner = all.find(({ roles }) => roles.includes('owner'))
    if (!me || !here || !owner) return refuse('notFound', 'This engine does not know you.')
    return { person: me, engine: here, owner: { id: owner.id, name: owner.name }, roles: [...actor.roles] }
  },
})
