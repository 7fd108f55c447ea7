import { limits } from './limits.ts'
import { isDuration, isTimestamp, readDuration, readTimestamp } from './moment.ts'
import { holdsMoment, isList, type Type } from './type.ts'
import type { Unknown } from './unknown.ts'

/**
 * What a rule works on. An int is a number within ±(2⁵³ − 1), a timestamp the milliseconds since 1970, a duration milliseconds:
 * the checked type tells them apart, so none needs a box of its own.
 */
export type Value = null | boolean | number | string | readonly unknown[] | Readonly<Record<string, unknown>>

/** Computes a value from the facts. */
export type Run<V extends Value = Value> = (facts: Facts) => V | Unknown

/**
 * The attributes of one evaluation, nested as their paths are: `{ profile: { country: 'NO' }, context: { rain: 0.4 }, now }`. Moments
 * may be milliseconds since 1970, RFC 3339 text, a plain date (midnight UTC) or a Date; durations milliseconds or text such as 90s.
 */
export type Facts = Readonly<Record<string, unknown>>

/** Takes a raw value in as a value of one type: the value, or undefined when it is none. */
export type Admit = (raw: unknown) => Value | undefined

export const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date)

const admitScalar: Record<Extract<Type, string>, Admit> = {
  bool: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  int: (raw) => (Number.isSafeInteger(raw) ? (raw as number) : undefined),
  // NaN is what a broken sum left behind, not a measurement; it compares with nothing.
  double: (raw) => (typeof raw === 'number' && !Number.isNaN(raw) ? raw : undefined),
  string: (raw) => (typeof raw === 'string' ? raw : undefined),
  timestamp: (raw) => {
    if (typeof raw === 'string') return readTimestamp(raw) ?? readTimestamp(`${raw}T00:00:00Z`)
    const instant = raw instanceof Date ? raw.getTime() : raw
    return typeof instant === 'number' && isTimestamp(instant) ? instant : undefined
  },
  duration: (raw) => {
    const length = typeof raw === 'string' ? readDuration(raw) : raw
    return typeof length === 'number' && isDuration(length) ? length : undefined
  },
  null: (raw) => (raw === null ? raw : undefined),
  dyn: (raw) => {
    if (typeof raw === 'object') return raw === null || Array.isArray(raw) || isObject(raw) ? (raw as Value) : undefined
    return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : undefined
  },
}

/** Items of a list are admitted as they are taken out, save moments, which must be numbers before anything compares them. */
export const admit = (type: Type): Admit => {
  if (typeof type === 'string') return admitScalar[type]
  if (isList(type)) {
    if (!holdsMoment(type)) return (raw) => (Array.isArray(raw) ? raw : undefined)
    const item = admit(type.list)
    return (raw) => (Array.isArray(raw) ? whole(raw.map(item)) : undefined)
  }
  if (!holdsMoment(type)) return (raw) => (isObject(raw) ? raw : undefined)
  const member = admit(type.map)
  return (raw) => {
    if (!isObject(raw)) return undefined
    const members = whole(Object.values(raw).map(member))
    return members && mapOf(Object.keys(raw).map((key, place) => [key, members[place]]))
  }
}

const whole = (items: readonly (Value | undefined)[]): readonly unknown[] | undefined => (items.includes(undefined) ? undefined : items)

/** A map value: without a prototype, so that no key is found that nobody put there. */
export const mapOf = (entries: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> => {
  const map: Record<string, unknown> = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}

/** CEL's ==: by value, number with number, never an error between types. */
export const equal = (a: unknown, b: unknown, depth = 0): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (depth > limits.valueDepth) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, place) => equal(item, b[place], depth + 1))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key], depth + 1))
}

/** Order of texts by code point. JavaScript's own < goes by UTF-16 units, and puts 😀 before ﬁ. */
export const compareTexts = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length)
  for (let place = 0; place < shorter; place++) {
    const [x, y] = [a.charCodeAt(place), b.charCodeAt(place)]
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Surrogates, which begin the code points from U+10000, come last. */
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit)

/** The number of code points, which is what CEL counts. */
export const countCharacters = (text: string): number => {
  let count = text.length
  for (let place = 0; place < text.length - 1; place++) if (isPair(text, place)) count--
  return count
}

const isPair = (text: string, place: number): boolean =>
  (text.charCodeAt(place) & 0xfc00) === 0xd800 && (text.charCodeAt(place + 1) & 0xfc00) === 0xdc00
