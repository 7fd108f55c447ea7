import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { noTraffic, Purge, purge, purgeSynthetic, saySynthetic, SyntheticLeft, syntheticLeft } from '../purge.ts'

export const startPurge = command({
  name: 'purge.start',
  summary: 'Take away all made-up traffic: its decisions, outcomes, events and people, and what was learned from it; the journal stays',
  input: z.strictObject({
    confirm: z.string().default('').describe('the name of the engine, as a yes to losing its made-up traffic; without it, it is told what would go'),
  }),
  output: Purge.extend({ left: SyntheticLeft }),
  roles: ['owner', 'decisionEngineer', 'insightSteward'],
  destructive: true,
  load: async (read, _, { engine: here }) => ({
    found: await read.get(engine, here),
    running: (await read.list(purge, { state: 'running' })).items[0],
    left: await read.ask(syntheticLeft, {}),
  }),
  decide: ({ found, running, left }, { confirm }, { actor, now, newId }) => {
    if (!found) return refuse('notFound', 'This engine is not there.')
    if (confirm !== found.name) {
      return refuse('invalidInput', `The name does not match, so nothing was taken away. It would take ${saySynthetic(left)}.`, {
        where: [{ path: 'confirm', problem: `not “${found.name}”` }],
        remedy: `Say --confirm "${found.name}".`,
      })
    }
    if (running) {
      return refuse('wrongState', `Made-up traffic is being taken away since ${running.at}.`, {
        remedy: `Wait for it, or stop it: purge.stop with the id ${running.id}.`,
      })
    }
    const started: Purge = { id: newId('prg'), version: 1, state: 'running', askedBy: actor.id, at: now.toISOString(), removed: noTraffic }
    return {
      answer: { ...started, left },
      save: [put(purge, started)],
      journal: [happened('purge.started', { purge: started.id })],
      tasks: [task(purgeSynthetic, { purge: started.id }, { key: `purge-synthetic:${started.id}` })],
    }
  },
})
