import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Engine, engine } from '../engine.ts'
import { noticeDaysOf } from '../notice.ts'

export const amendEngine = command({
  name: 'engine.amend',
  summary: 'Say how many days ahead the engine tells of what runs out: rights, and campaigns that end',
  input: z.strictObject({ noticeDays: Engine.shape.noticeDays.unwrap() }),
  output: Engine,
  roles: ['owner'],
  load: (read, _, { engine: here }) => read.get(engine, here),
  decide: (found, { noticeDays }) => {
    if (!found) return refuse('notFound', 'This engine is not there.')
    const amended = amend(found, { noticeDays })
    return {
      answer: amended,
      save: [put(engine, amended)],
      journal: [happened('engine.amended', { engine: found.id }, { noticeDays, before: noticeDaysOf(found) })],
    }
  },
})
