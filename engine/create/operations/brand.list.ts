import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Brand, brand } from '../brand.ts'

export const listBrands = query({
  name: 'brand.list',
  summary: 'List brands with their design tokens',
  input: z.strictObject({ ...PageRequest.shape }),
  output: pageOf(Brand),
  roles: everyone,
  example: {},
  load: (read, page) => read.list(brand, {}, page, { by: 'name' }),
  answer: (page) => page,
})
