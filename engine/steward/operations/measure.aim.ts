import { z } from 'zod'
import { drop, happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { aimers } from '../../people/permission.ts'
import { measures } from '../measures/index.ts'
import { Target, target } from '../target.ts'

export const aimMeasure = command({
  name: 'measure.aim',
  summary: 'Set a target for a measure, or take it away',
  input: z.strictObject({ measure: Target.shape.measure, value: Target.shape.value.nullable().describe('null: no target any more') }),
  output: z.object({ target: Target.optional() }),
  roles: aimers,
  example: { measure: 'responsiveness', value: 86_400_000 },
  load: async (read, { measure }) => (await read.all(target, { measure }))[0],
  decide: (known, { measure, value }, { newId }) => {
    const found = measures.find(({ name }) => name === measure)
    if (!found) return noMeasure(measure)
    if (found.unit === 'share' && (value ?? 0) > 1) {
      return refuse('invalidInput', `${found.title} is a share; its target lies between 0 and 1.`, { where: [{ path: 'value', problem: 'above 1' }] })
    }
    const journal = [happened('measure.aimed', { measure }, { value, before: known?.value ?? null })]
    if (value === null) return { answer: {}, ...(known && { save: [drop(target, known.id)], journal }) }
    const set: Target = known ? amend(known, { value }) : { id: newId(target.prefix), version: 1, measure, value }
    return { answer: { target: set }, save: [put(target, set)], journal }
  },
})

export const noMeasure = (name: string) =>
  refuse('notFound', `No measure is called ${name}.`, {
    where: [{ path: 'measure', problem: 'unknown' }],
    remedy: `There are: ${measures.map((one) => one.name).join(', ')}.`,
  })
