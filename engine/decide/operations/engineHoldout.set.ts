import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { deciders } from '../../people/permission.ts'
import { EngineHoldout, engineHoldout } from '../engine-holdout.ts'

export const setEngineHoldout = command({
  name: 'engineHoldout.set',
  summary: 'Set the share of people who see nothing of the engine at any placement, so that its whole lift stays measurable',
  input: z.strictObject({ share: EngineHoldout.shape.share, reason: z.string().trim().min(3).max(400).optional() }),
  output: EngineHoldout,
  roles: deciders,
  example: { share: 0 },
  load: async (read) => (await read.list(engineHoldout, {}, { limit: 1 })).items[0],
  decide: (found, { share, reason }, { newId }) => {
    // Whoever was held out stays so, as long as the share does not shrink: the salt is made once.
    const saved: EngineHoldout = found ? amend(found, { share }) : { id: newId(engineHoldout.prefix), version: 1, share, salt: newId('slt') }
    return {
      answer: saved,
      save: [put(engineHoldout, saved)],
      journal: [happened('engineHoldout.set', { engineHoldout: saved.id }, { share, before: found?.share ?? 0 }, reason)],
    }
  },
})
