import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { clearingFacts, clearingOf, tellClearing, ToldClearing } from '../clearing.ts'

export const previewReset = query({
  name: 'demo.preview',
  summary: 'Tell what clearing the sample would take away, and what would stay, with counts',
  input: z.strictObject({}),
  output: ToldClearing,
  roles: ['owner'],
  load: (read, _, { engine: here }) => clearingFacts(read, here),
  answer: (facts, _, { actor }) => {
    const { found, synthetic } = facts
    if (!found) return refuse('notFound', 'This engine is not there.')
    if (!found.sample) return refuse('wrongState', `${found.name} holds no sample; there is nothing to clear.`)
    return tellClearing(clearingOf(found, facts, actor.id), synthetic)
  },
})
