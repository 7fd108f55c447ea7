import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Brand, brand } from '../brand.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'
import { Template, template } from '../template.ts'

export const showTemplate = query({
  name: 'template.show',
  summary: 'Show one template with its brand and the families that use it',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({ template: Template, brand: Brand.optional(), usedIn: z.array(Family.pick({ id: true, key: true, name: true, hash: true })) }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await findOne(read, template, id)
    return found && { found, house: await read.get(brand, found.brand), families: await read.ask(familiesUsing, { template: found.id }) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('template', id, 'id or key')
    const { found, house, families } = facts
    return {
      template: found,
      ...(house && { brand: house }),
      usedIn: families.map(({ id: family, key, name, hash }) => ({ id: family, key, name, hash })),
    }
  },
})
