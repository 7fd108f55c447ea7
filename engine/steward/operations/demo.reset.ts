import { z } from 'zod'
import { clear, drop, happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Engine, engine } from '../../people/engine.ts'
import { person } from '../../people/person.ts'
import { team } from '../../people/team.ts'

export const resetDemo = command({
  name: 'demo.reset',
  summary: 'Clear the synthetic sample brand: its content, its traffic and its made-up people; the journal stays',
  input: z.strictObject({
    confirm: z.string().describe('the name of the engine, as a yes to losing its sample'),
    name: Engine.shape.name.optional().describe('what the engine is called from now on'),
  }),
  output: Engine,
  roles: ['owner'],
  destructive: true,
  load: async (read, _, { engine: here }) => ({ found: await read.get(engine, here), people: await read.all(person), teams: await read.all(team) }),
  decide: ({ found, people, teams }, { confirm, name }, { actor }) => {
    if (!found) return refuse('notFound', 'This engine is not there.')
    if (!found.sample) return refuse('wrongState', `${found.name} holds no sample; there is nothing to clear.`)
    if (confirm !== found.name) {
      return refuse('invalidInput', 'The name does not match, so nothing was cleared.', {
        where: [{ path: 'confirm', problem: `not “${found.name}”` }],
        remedy: `Say --confirm "${found.name}".`,
      })
    }
    const cleared = amend(found, { sample: false, ...(name !== undefined && { name }) })
    const others = people.filter(({ id, kind, state }) => id !== actor.id && kind !== 'flow' && state === 'active')
    return {
      answer: cleared,
      save: [
        clear,
        put(engine, cleared),
        ...others.map((one) => put(person, amend(one, { state: 'gone' as const }))),
        ...teams.map(({ id }) => drop(team, id)),
      ],
      journal: [happened('engine.cleared', { engine: found.id, person: others.map(({ id }) => id) }, { name: cleared.name })],
    }
  },
})
