import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { setProblems } from '../brand-for.ts'
import { Brand, brand } from '../brand.ts'

export const addBrand = command({
  name: 'brand.add',
  summary: 'Add a brand with its design tokens (DTCG 2025.10)',
  input: z.strictObject({
    key: Brand.shape.key,
    name: Brand.shape.name,
    tokens: Brand.shape.tokens,
    sets: Brand.shape.sets,
    site: Brand.shape.site,
    sender: Brand.shape.sender,
    sample: Brand.shape.sample,
  }),
  output: Brand,
  roles: keepers,
  example: {
    key: 'example-brand',
    name: 'Example',
    tokens: { color: { ink: { $type: 'color', $value: { colorSpace: 'srgb', components: [0, 0, 0] } } } },
  },
  load: (read, { key }) => read.count(brand, { key }),
  decide: (known, input, { newId }) => {
    if (known > 0) return refuse('alreadyExists', `There is a brand ${input.key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    const problems = setProblems(input)
    if (problems.length > 0)
      return refuse('invalidInput', 'The sets of tokens do not hold.', { where: problems.slice(0, 50), remedy: 'Mend the places named.' })
    const added: Brand = { ...input, id: newId(brand.prefix), version: 1 }
    return { answer: added, save: [put(brand, added)], journal: [happened('brand.added', { brand: added.id }, { key: added.key })] }
  },
})
