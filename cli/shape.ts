import type { JsonSchema } from './arguments.ts'

/** Longer shapes are cut where they lie deepest. */
const mostCharacters = 480
const deepest = 5

/** What JSON a field takes, in one line: `{ holder?: string, media?: [web | email], … }`. A name with ? may be left out, NAME is any, and [ ] is a list of what it holds. */
export const shapeOf = (schema: JsonSchema): string => {
  const tried = Array.from({ length: deepest }, (_, n) => shapeTo(deepest - n, schema))
  return tried.find((shape) => shape.length <= mostCharacters) ?? shapeTo(1, schema)
}

/** Does it take more than words, numbers and lists of these? */
export const isDeep = (schema: JsonSchema): boolean => {
  const { type, items } = schema
  return [type].flat().includes('object') || (items !== undefined && isDeep(items)) || formsOf(schema).some(isDeep)
}

const formsOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] => anyOf ?? oneOf ?? []

const shapeTo = (depth: number, schema: JsonSchema): string => {
  const forms = formsOf(schema)
  if (forms.length > 0) return eitherOf(forms.map((form) => shapeTo(depth, form)))
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return schema.enum.join(' | ')
  if (schema.type === 'array') return `[${schema.items ? shapeTo(depth, schema.items) : 'anything'}]`
  if (schema.type === 'object') return objectTo(depth, schema)
  return wordOf(schema)
}

/** One of a kind or a list of it is told as one: the command line takes several where it takes one. */
const eitherOf = (shapes: readonly string[]): string => {
  const each = [...new Set(shapes)]
  return each.filter((shape) => !each.some((other) => shape === `[${other}]`)).join(' | ')
}

const objectTo = (depth: number, { properties = {}, required = [], additionalProperties }: JsonSchema): string => {
  const named = Object.entries(properties)
  if (named.length === 0 && typeof additionalProperties !== 'object') return 'object'
  if (depth === 0) return '{ … }'
  const fields = named.map(([name, of]) => `${name}${required.includes(name) ? '' : '?'}: ${shapeTo(depth - 1, of)}`)
  const any = typeof additionalProperties === 'object' ? [`NAME: ${shapeTo(depth - 1, additionalProperties)}`] : []
  return `{ ${[...fields, ...any].join(', ')} }`
}

const formats: Readonly<Record<string, string>> = { 'date-time': 'time', date: 'day', uri: 'address', email: 'e-mail address' }

const wordOf = ({ type, format }: JsonSchema): string =>
  (format === undefined ? undefined : formats[format]) ?? ([type ?? 'anything'].flat().join(' | ') || 'anything')
