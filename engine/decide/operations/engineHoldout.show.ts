import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { EngineHoldout, engineHoldout } from '../engine-holdout.ts'

export const showEngineHoldout = query({
  name: 'engineHoldout.show',
  summary: 'Show which share of people sees nothing of the engine at any placement',
  input: z.strictObject({}),
  output: z.object({ share: EngineHoldout.shape.share.describe('0 where nobody is held out of all') }),
  roles: everyone,
  example: {},
  load: async (read) => (await read.list(engineHoldout, {}, { limit: 1 })).items[0],
  answer: (found) => ({ share: found?.share ?? 0 }),
})
