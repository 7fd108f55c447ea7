import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { clearingFacts, clearingOf, refuseClearing, tellClearing, ToldClearing } from '../clearing.ts'

export const previewReset = query({
  name: 'demo.preview',
  summary: 'Tell what clearing the sample would take away, and what would stay, with counts',
  input: z.strictObject({}),
  output: ToldClearing,
  roles: ['owner'],
  load: (read, _, { engine: here }) => clearingFacts(read, here),
  answer: (facts, _, { actor }) => {
    const refused = refuseClearing(facts.found)
    if (refused || !facts.found) return refused ?? refuse('notFound', 'This engine is not there.')
    return tellClearing(clearingOf(facts.found, facts, actor.id), facts.synthetic)
  },
})
