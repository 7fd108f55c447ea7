import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { type ComponentKind, standardKinds } from '../component-kind.ts'
import { component } from '../component.ts'
import { DeclaredKind, declaredKind, withLengths } from '../declared-kind.ts'
import { takesKind } from '../slot-kinds.ts'
import { template } from '../template.ts'

const Kind = DeclaredKind.omit({ id: true, version: true }).extend({
  standard: z.boolean().describe('every engine has it, and it stays as it is'),
  version: z.number().int().optional().describe('of what the engine declares'),
  components: z.number().int().describe('that are not retired'),
  templates: z.array(z.string()).describe('ids of the current ones that take it'),
})

export const listKinds = query({
  name: 'kind.list',
  summary: 'List the kinds of component that may be made: the standard ones first, then those that the engine declares',
  input: z.strictObject({ ...PageRequest.shape }),
  output: pageOf(Kind),
  roles: everyone,
  example: {},
  load: async (read, page) => {
    const declared = await read.list(declaredKind, { state: 'current' }, page, { by: 'name' })
    const kinds = [
      ...(page.after === undefined ? [...standardKinds.values()].map(asDeclared) : []),
      ...declared.items.map(({ id: _id, ...one }) => ({ ...one, fields: withLengths(one.fields), standard: false })),
    ]
    return {
      declared,
      kinds,
      counts: await Promise.all(kinds.map(({ name }) => read.count(component, { kind: name, state: ['draft', 'approved'] }))),
      layouts: await read.all(template, { state: 'current' }),
    }
  },
  answer: ({ declared, kinds, counts, layouts }) => ({
    ...declared,
    total: declared.total + standardKinds.size,
    items: kinds.map((one, n) => ({
      ...one,
      components: counts[n] ?? 0,
      templates: layouts.filter(({ slots }) => slots.some((slot) => takesKind(slot, one.name))).map(({ id }) => id),
    })),
  }),
})

const asDeclared = ({ name, main, fields, binding }: ComponentKind) => ({
  name,
  note: '',
  main,
  fields: Object.entries(fields).map(([field, declared]) => ({ name: field, ...declared })),
  binding,
  state: 'current' as const,
  standard: true,
})
