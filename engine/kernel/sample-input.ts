import { z } from 'zod'
import type { Operation } from './operation.ts'

interface Schema {
  type?: string
  const?: unknown
  default?: unknown
  enum?: unknown[]
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  minItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  exclusiveMaximum?: number
  format?: string
  pattern?: string
}

/** An input that an operation takes: the one given beside it, else one made from its schema, with no more than it needs. */
export const sampleInput = ({ name, input, example }: Operation): Record<string, unknown> => {
  const given = example as Record<string, unknown> | undefined
  if (given !== undefined) return given
  return sampleOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema, [name.split('.')[0] ?? name]) as Record<string, unknown>
}

/** Of one field. Longer ones show nobody how they are written. */
const mostCharacters = 320

/** What one field of an operation takes: with all that may stand in it, two deep, where that holds together; undefined where nothing short is known to. */
export const sampleField = ({ name, input, example }: Operation, field: string): unknown => {
  const { properties } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  const schema = properties?.[field]
  const taken = (input as Partial<z.ZodObject>).shape?.[field] as z.ZodType | undefined
  if (!schema || !taken) return undefined
  const path = [name.split('.')[0] ?? name, field]
  const fits = (sample: unknown): boolean =>
    typeof sample === 'object' && JSON.stringify(sample).length <= mostCharacters && taken.safeParse(sample).success
  return [(example as Record<string, unknown> | undefined)?.[field], sampleOf(schema, path, path.length + 1), sampleOf(schema, path)].find(fits)
}

/** `wholeTo`: how long the path may be where what may be left out is there too. */
const sampleOf = (schema: Schema, path: readonly string[], wholeTo = 0): unknown => {
  const [given] = schema.examples ?? []
  if (given !== undefined) return given
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return sampleOf(first, path, wholeTo)
  if (schema.type === 'object') return objectOf(schema, path, wholeTo)
  if (schema.type === 'array') return listOf(schema, path, wholeTo)
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, path.at(-1) ?? '')
  return textOf(schema, path)
}

const objectOf = (schema: Schema, path: readonly string[], wholeTo: number): Record<string, unknown> => {
  const names = path.length <= wholeTo ? Object.keys(schema.properties ?? {}) : (schema.required ?? [])
  const fields = names.map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, [...path, name], wholeTo)])
  if (fields.length > 0 || typeof schema.additionalProperties !== 'object') return Object.fromEntries(fields) as Record<string, unknown>
  // Where a name may be a sign for all or one of a form, the form says more.
  const key = String(sampleOf(schema.propertyNames?.anyOf?.at(-1) ?? schema.propertyNames ?? { type: 'string' }, oneOf(path)))
  return { [key]: sampleOf(schema.additionalProperties, [...path, key], wholeTo) }
}

const listOf = (schema: Schema, path: readonly string[], wholeTo: number): unknown[] =>
  schema.prefixItems?.map((one) => sampleOf(one, path, wholeTo)) ??
  Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(schema.items ?? {}, oneOf(path), wholeTo))

/** Of many of a kind, one. */
const oneOf = (path: readonly string[]): string[] => [...path.slice(0, -1), singular(path.at(-1) ?? '')]

const singular = (many: string): string => many.replace(/s$/, '')

const numberOf = ({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Schema, field: string): number => {
  const most = maximum ?? exclusiveMaximum ?? Infinity
  const meant = most <= 1 ? 0.1 : (numbers[field] ?? 1)
  return Math.min(most, Math.max(meant, minimum ?? -Infinity, exclusiveMinimum ?? -Infinity))
}

const numbers: Readonly<Record<string, number>> = { width: 1_200, height: 420, weight: 400, noticeDays: 14, planned: 900, unitsPerEm: 2_048 }

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-12-01T12:00:00Z',
  date: '2026-12-01',
  email: 'name@example.org',
  uri: 'https://example.org/page',
}

/** What fields of a name hold, in the words of the sample brand: where an operation takes keys, these are there. */
const words: Readonly<Record<string, string>> = {
  tag: 'rain',
  why: 'They say the same.',
  when: 'profile.orders > 0',
  name: 'Winter commute',
  title: 'A rain headline',
  text: 'Dry all the way home',
  reason: 'It has done its work.',
  because: 'The rain has come early.',
  note: 'The relay says so.',
  message: 'Say what the shell is for.',
  statement: 'It does less for those who have seen it twice.',
  question: 'Does rain sell more than warmth?',
  source: 'preference page',
  rule: 'profile.orders > 0',
  key: 'winter-commute',
  locale: 'en',
  brand: 'lindmoor-trail',
  slot: 'headline',
  kind: 'family',
  label: 'Headline',
  model: 'house/small@1',
  flow: 'approved-goes-live',
  operation: 'brief.open',
  code: 'forbidden',
  choice: 'headline',
  holding: 'headline',
  headline: 'dry-all-the-way-home',
  context: 'device',
  device: 'phone',
  who: 'Ann Example',
  userId: 'user-1042',
  anonymousId: 'visitor-77',
  medium: 'email',
  type: 'family',
  shows: 'dry-all-the-way-home',
  file: '@fontsource/inter/files/inter-latin-400-normal.woff',
  licence: 'OFL-1.1',
  renderer: 'web@1',
  hash,
  root: hash,
}

/** What has no key is found by its id, of which only the shape can be shown. */
const prefixes: Readonly<Record<string, string>> = {
  approval: 'apv',
  asset: 'ast',
  assignee: 'per',
  brand: 'brd',
  brief: 'brf',
  by: 'cpt',
  collection: 'col',
  component: 'cpt',
  decision: 'dec',
  delivery: 'dlv',
  event: 'evt',
  experiment: 'exp',
  guardrail: 'grl',
  key: 'key',
  mailbox: 'msg',
  mailing: 'mlg',
  package: 'pkg',
  person: 'per',
  preset: 'pst',
  profile: 'prf',
  purge: 'prg',
  rule: 'rul',
  run: 'run',
  signal: 'sig',
  subject: 'fam',
  suppression: 'sup',
  team: 'tea',
  token: 'tok',
  whatIf: 'wif',
}

/** Texts of a form, for whatever only a pattern tells. */
const shapes = ['winter-commute', 'headline', 'en', 'DE', '2026-12-01', '21:00', 'winterCommute', 'profile.country', '#0a6a64', '1:1', hash] as const

/** Found by their key as well as by their id. */
const keyed: Readonly<Record<string, string>> = {
  family: 'autumn-home-hero',
  template: 'web-hero',
  placement: 'home-hero',
  campaign: 'autumn',
  of: 'home-hero',
}

/** What is said by locale. */
const byLocale: Readonly<Record<string, string>> = { alt: 'Rain runs down a rock', captions: 'rain-captions-en' }

const idOf = (what: string): string | undefined => (prefixes[what] === undefined ? undefined : `${prefixes[what]}_01k9c4x7m2q8v5n3tb`)

const textOf = ({ format, pattern, minLength = 0, maxLength = Infinity }: Schema, path: readonly string[]): string => {
  if (format !== undefined && formats[format] !== undefined) return formats[format]
  const field = path.at(-1) ?? ''
  const noun = path.at(-2) ?? ''
  const meant = field === 'id' ? (keyed[noun] ?? idOf(noun)) : (keyed[field] ?? words[field] ?? byLocale[noun] ?? idOf(field))
  const fits = (text: string | undefined): text is string =>
    text !== undefined && text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(text))
  return [meant, ...(pattern === undefined ? [field, 'winter-commute'] : shapes)].find(fits) ?? 'winter-commute'
}
