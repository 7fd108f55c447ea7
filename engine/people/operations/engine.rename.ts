import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Engine, engine } from '../engine.ts'

export const renameEngine = command({
  name: 'engine.rename',
  summary: 'Call the engine by another name',
  input: z.strictObject({ name: Engine.shape.name }),
  output: Engine,
  roles: ['owner'],
  load: (read, _, { engine: here }) => read.get(engine, here),
  decide: (found, { name }) => {
    if (!found) return refuse('notFound', 'This engine is not there.')
    const renamed = amend(found, { name })
    return {
      answer: renamed,
      save: [put(engine, renamed)],
      journal: [happened('engine.renamed', { engine: found.id }, { before: found.name, name })],
    }
  },
})
