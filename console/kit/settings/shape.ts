import { numberTyped } from '../../format/typedNumber.ts'

/** One setting of a plug as its JSON Schema declares it, and how it is asked for. */
export interface Setting {
  name: string
  label: string
  hint: string | undefined
  /** What is taken where nothing is said. */
  usual: unknown
  required: boolean
  shape: Shape
}

/** `of`: what its texts name, as the schema says: concepts, kinds of component, locales, components. */
export type Shape =
  | { kind: 'text'; of: string | undefined }
  | { kind: 'number'; least?: number | undefined; most?: number | undefined }
  | { kind: 'several'; options: readonly string[] | undefined; of: string | undefined }
  | { kind: 'listsByKey' }
  | { kind: 'pairs'; value: 'text' | 'number'; of: string | undefined }
  | { kind: 'other' }

interface Schema {
  type?: string
  title?: string
  description?: string
  default?: unknown
  of?: string
  enum?: readonly string[]
  minimum?: number
  maximum?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: Schema | boolean
}

/** What the settings of a plug ask for, in the order in which they are declared. */
export const settingsIn = (schema: Record<string, unknown>): Setting[] => {
  const { properties = {}, required = [] } = schema as Schema
  return Object.entries(properties).map(([name, one]) => ({
    name,
    label: one.title ?? spaced(name),
    hint: one.description,
    usual: one.default,
    required: required.includes(name),
    shape: shapeOf(one),
  }))
}

const shapeOf = ({ type, items, additionalProperties, of, minimum: least, maximum: most }: Schema): Shape => {
  if (type === 'number' || type === 'integer') return { kind: 'number', least: bound(least), most: bound(most) }
  if (type === 'string') return { kind: 'text', of }
  if (type === 'array' && items?.type === 'string') return { kind: 'several', options: items.enum, of }
  const each = typeof additionalProperties === 'object' ? additionalProperties : undefined
  if (type !== 'object' || !each) return { kind: 'other' }
  if (each.type === 'array' && each.items?.type === 'string') return { kind: 'listsByKey' }
  if (each.type === 'string') return { kind: 'pairs', value: 'text', of }
  return each.type === 'integer' || each.type === 'number' ? { kind: 'pairs', value: 'number', of } : { kind: 'other' }
}

/** The end of what a number can be is no bound that anybody set. */
const bound = (value: number | undefined): number | undefined =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

/** warnDays → Warn days */
const spaced = (name: string): string => {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A number as it was typed; what is none stays as it stands, and the engine says so. Nothing: as is usual. */
export const settingTyped = (text: string, most?: number): number | string | undefined => {
  if (text.trim() === '') return undefined
  const value = numberTyped(text, most)
  return Number.isNaN(value) ? text : value
}

/** Whether what was typed for a number is none, or none that the schema takes; the engine has the last word. */
export const isNoNumber = ({ shape }: Setting, value: unknown): boolean => {
  if (shape.kind !== 'number' || value === undefined) return false
  const { least = -Infinity, most = Infinity } = shape
  return typeof value !== 'number' || value < least || value > most
}

/** One text a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
