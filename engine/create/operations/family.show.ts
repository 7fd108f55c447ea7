import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Brand } from '../brand.ts'
import { Component } from '../component.ts'
import { compositionOf } from '../composition.ts'
import { Family, family } from '../family.ts'
import { findOne } from '../find.ts'
import { matrixOf } from '../matrix.ts'
import { Template } from '../template.ts'

export const showFamily = query({
  name: 'family.show',
  summary: 'Show one family with all that it is made of and how many variants it has',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    family: Family,
    template: Template,
    brand: Brand,
    components: z.array(Component),
    assets: z.array(Asset),
    combinations: z.number().int().describe('variants in all locales'),
    excluded: z.number().int().describe('that the constraints keep out, in all locales'),
  }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await findOne(read, family, id)
    return found && compositionOf(read, found)
  },
  answer: (composition, { id }) => {
    if (!composition) return refuse('notFound', `No family has the id or key ${id}.`)
    const { family: found, components, assets, ...rest } = composition
    const each = matrixOf(found).count
    const locales = found.locales.length
    return {
      ...rest,
      family: found,
      components: [...components.values()],
      assets: [...assets.values()],
      combinations: each * locales,
      excluded: (matrixOf({ slots: found.slots, constraints: [] }).count - each) * locales,
    }
  },
})
