import { z } from 'zod'
import { readJson } from '../engine/kernel/read-json.ts'
import { isRefusal, type Refusal, refuse } from '../engine/kernel/refusal.ts'

export interface Arguments {
  words: string[]
  /** Values of `--name value` in the order given; a flag without value is `true`. */
  flags: { name: string; value: string | true }[]
}

/** Not `key`: many operations have a field of that name. */
const idempotencyFlag = 'idempotency-key'

/** The key that a call is repeated under. */
export const idempotencyKeyIn = ({ flags }: Pick<Arguments, 'flags'>): string | undefined => {
  const value = flags.find(({ name }) => name === idempotencyFlag)?.value
  return typeof value === 'string' ? value : undefined
}

const bare = new Set(['json', 'help', 'yes'])

/** `brief open --title "A rain headline" --goal.metric clickRate --json` as words and flags; `--name=value` serves too. */
export const readArguments = (argv: readonly string[]): Arguments => {
  const words: string[] = []
  const flags: Arguments['flags'] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const [name = '', ...rest] = word.slice(2).split('=')
    const next = argv[at + 1]
    if (rest.length > 0) flags.push({ name, value: rest.join('=') })
    else if (bare.has(name) || next === undefined || next.startsWith('--')) flags.push({ name, value: true })
    else {
      flags.push({ name, value: next })
      at++
    }
  }
  return { words, flags }
}

export const has = ({ flags }: Arguments, name: string): boolean => flags.some((flag) => flag.name === name)

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  /** Of a record: what stands under any other name. */
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  required?: string[]
  description?: string
  default?: unknown
}

export const schemaOf = (of: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema =>
  z.toJSONSchema(of, { io, unrepresentable: 'any' }) as JsonSchema

const typesOf = (schema: JsonSchema | undefined): string[] => {
  if (!schema) return []
  const choices = schema.anyOf ?? schema.oneOf
  return choices ? choices.flatMap(typesOf) : [schema.type ?? (schema.enum ? 'string' : [])].flat()
}

/** What stands at a path of it; undefined where its schema does not say. */
export const schemaAt = (schema: JsonSchema | undefined, path: readonly string[]): JsonSchema | undefined => {
  const [head, ...tail] = path
  if (head === undefined || !schema) return schema
  const under = [schema, ...(schema.anyOf ?? schema.oneOf ?? [])]
  const named = under.find(({ properties }) => properties?.[head])?.properties?.[head]
  return schemaAt(named ?? under.map(({ additionalProperties }) => additionalProperties).find((any) => typeof any === 'object'), tail)
}

/** What a word on the command line means where the schema expects something else than text. */
const valueFor = (schema: JsonSchema | undefined, text: string | true): unknown => {
  const types = typesOf(schema)
  if (text === true) return types.includes('boolean') || types.length === 0 ? true : ''
  if (types.includes('string')) return (isDeep(types) && objectsIn(text)) || text
  if (types.includes('array')) return text.startsWith('[') ? parsed(text) : text.split(',').map((part) => valueFor(schema?.items, part.trim()))
  return parsed(text)
}

const isDeep = (types: readonly string[]): boolean => types.includes('array') || types.includes('object')

/** Where a text will do as well, only what is plainly written as objects is taken for these. */
const objectsIn = (text: string): unknown => {
  const value = /^\s*(\[\s*)?\{/.test(text) ? parsed(text) : undefined
  return typeof value === 'object' ? value : undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const put = (into: Record<string, unknown>, [head = '', ...tail]: readonly string[], value: unknown): void => {
  if (tail.length > 0) put((into[head] ??= {}) as Record<string, unknown>, tail, value)
  else if (Array.isArray(into[head]) && Array.isArray(value)) (into[head] as unknown[]).push(...value)
  else into[head] = value
}

/**
 * The input of an operation from flags: `--due 2026-12-01T12:00:00Z`, nested by dots, lists by comma or repeated;
 * `--input '{…}'` gives all of it as JSON, `--input -` reads it from standard input.
 */
export const inputFrom = async (
  input: z.ZodType,
  flags: Arguments['flags'],
  stdin: () => Promise<string>,
): Promise<{ fields: Record<string, unknown> } | Refusal> => {
  const schema = schemaOf(input)
  const whole = flags.find(({ name }) => name === 'input')?.value
  const text = whole === '-' ? await stdin() : whole
  const made: Record<string, unknown> = {}
  if (typeof text === 'string') {
    const read = readJson(text, '--input')
    if (isRefusal(read)) return read
    const value = read.json
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse('invalidInput', '--input is not a JSON object.', {
        where: [{ path: '(input)', problem: 'not an object' }],
        remedy: 'Give it as one, as in --input \'{"limit": 5}\'.',
      })
    }
    Object.assign(made, value)
  }
  for (const { name, value } of flags) {
    if (name === 'input' || bare.has(name) || name === idempotencyFlag) continue
    const path = name.split('.').map(camel)
    const wanted = schemaAt(schema, path)
    const broken = brokenIn(wanted, value, `--${name}`)
    if (broken) return broken
    put(made, path, valueFor(wanted, value))
  }
  return { fields: made }
}

/** What is plainly meant as JSON, where nothing but that is taken, and is none. */
const brokenIn = (schema: JsonSchema | undefined, text: string | true, what: string): Refusal | undefined => {
  const types = typesOf(schema)
  if (text === true || types.includes('string') || !isDeep(types) || !/^\s*[[{]/.test(text)) return undefined
  const read = readJson(text, what)
  return isRefusal(read) ? read : undefined
}

const camel = (word: string): string => word.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
