import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'
import { type ComponentKind, fieldTypes, type Formed, hasLength, type Kinds, standardKinds } from './component-kind.ts'

const Named = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'letters and digits, the first one small: customerQuote')

const usualLength = 200

export const FieldForm = z.object({
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  most: z.number().int().min(1).max(20_000).optional().describe(`characters, of a text, prose or link; ${usualLength} when left out`),
  of: z.enum(['picture', 'video', 'document']).optional().describe('the sort of asset that it takes; a picture when left out'),
  options: z.array(z.string().trim().min(1).max(80)).min(2).max(60).readonly().optional().describe('what a choice is made among'),
})

/** What a component of a declared kind carries to be read by. */
export const ComponentForm = z.object({ main: z.string(), fields: z.record(z.string(), FieldForm), binding: z.boolean() })

export const DeclaredField = FieldForm.extend({ name: Named })
export type DeclaredField = z.infer<typeof DeclaredField>

/** A kind of component that an engine declares for itself, beside those that every engine begins with. */
export const DeclaredKind = Entity.extend({
  name: Named.describe('as templates and components call it; lists read it in words'),
  note: z.string().trim().max(300).default('').describe('what it is for'),
  main: z.string().describe('the field that stands for the whole in lists and that a slot measures'),
  fields: z.array(DeclaredField).min(1).max(20),
  binding: z.boolean().default(false).describe('an offer, a price or legal text: a person writes it, never an agent'),
  state: z.enum(['current', 'retired']),
})
export type DeclaredKind = z.infer<typeof DeclaredKind>

/** Each field with its length, where its type has one. */
export const withLengths = (fields: readonly DeclaredField[]): DeclaredField[] =>
  fields.map(({ most = usualLength, ...field }) => ({ ...field, ...(hasLength(field.type) && { most }) }))

export const declaredKind = noun('kind', 'knd', DeclaredKind, ['name', 'state'])

export const kindFrom = ({ name, main, fields, binding }: Pick<DeclaredKind, 'name' | 'main' | 'fields' | 'binding'>): ComponentKind => ({
  name,
  main,
  fields: Object.fromEntries(withLengths(fields).map(({ name: field, ...declared }) => [field, declared])),
  binding,
})

/** A component of a kind that is retired is still amended in the form that it has. */
export const kindsAnd = (kinds: Kinds, { kind, form }: Formed): Kinds =>
  kinds.has(kind) || !form ? kinds : new Map([...kinds, [kind, { name: kind, ...form }]])

/** All kinds that may be made in an engine. */
export const kindsOf = async (read: Reader): Promise<Kinds> => {
  const declared = await read.all(declaredKind, { state: 'current' })
  return new Map([...standardKinds, ...declared.map((one) => [one.name, kindFrom(one)] as const)])
}
