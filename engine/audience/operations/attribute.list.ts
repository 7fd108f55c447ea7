import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Attribute, attribute } from '../attribute.ts'

export const listAttributes = query({
  name: 'attribute.list',
  summary: 'List the attributes that rules may name',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Attribute) }),
  roles: everyone,
  example: {},
  load: (read) => read.all(attribute),
  answer: (items) => ({ items: items.toSorted((a, b) => (a.key < b.key ? -1 : 1)) }),
})
