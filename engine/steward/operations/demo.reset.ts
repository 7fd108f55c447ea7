import { z } from 'zod'
import { clear, drop, happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Engine, engine } from '../../people/engine.ts'
import { team } from '../../people/team.ts'
import { clearingFacts, clearingOf, handedOn, leftOf, refuseClearing, tellClearing } from '../clearing.ts'

export const resetDemo = command({
  name: 'demo.reset',
  summary:
    'Clear the synthetic sample brand: what it was opened with, its traffic and its made-up people; what people made since stays, and so does the journal',
  input: z.strictObject({
    confirm: z.string().default('').describe('the name of the engine, as a yes to losing its sample; without it, it is told what would go'),
    name: Engine.shape.name.optional().describe('what the engine is called from now on'),
  }),
  output: Engine,
  roles: ['owner'],
  destructive: true,
  load: (read, _, { engine: here }) => clearingFacts(read, here),
  decide: (facts, { confirm, name }, { actor }) => {
    const { found, synthetic } = facts
    const refused = refuseClearing(found)
    if (refused || !found) return refused ?? refuse('notFound', 'This engine is not there.')
    const clearing = clearingOf(found, facts, actor.id)
    const told = tellClearing(clearing, synthetic)
    if (told.vain !== undefined) return refuse('wrongState', told.vain, { remedy: 'Change or retire what names it, then clear it again.' })
    if (confirm !== found.name) {
      return refuse('invalidInput', ['The name does not match, so nothing was cleared.', ...(confirm === '' ? [told.sentence] : [])].join(' '), {
        where: [{ path: 'confirm', problem: `not “${found.name}”` }],
        remedy: `Say --confirm "${found.name}".`,
      })
    }
    // What stays of the sample goes on saying so.
    const cleared = amend(found, { sample: clearing.needed.length > 0, ...(name !== undefined && { name }) })
    const left = leftOf(clearing)
    const handed = handedOn(clearing, actor.id)
    return {
      answer: cleared,
      save: [clear(left), put(engine, cleared), ...handed.save, ...clearing.teams.goes.map(({ id }) => drop(team, id))],
      journal: [
        happened(
          'engine.cleared',
          { engine: found.id, person: clearing.people.goes.map(({ id }) => id) },
          { name: cleared.name, left: Object.values(left.things).flat() },
        ),
        ...handed.briefs.map((id) => happened('brief.handedBack', { brief: id })),
      ],
    }
  },
})
