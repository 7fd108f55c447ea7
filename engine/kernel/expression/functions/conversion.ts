import type { Form, StandardFunction } from './form.ts'
import type { Does } from '../meaning.ts'
import { readDuration, readTimestamp, writeDuration, writeTimestamp } from '../moment.ts'
import type { Type } from '../type.ts'
import { failed, type Unknown } from '../unknown.ts'
import type { Value } from '../value.ts'

const same = (value: Value): Value => value
const form = (takes: Type, gives: Type, does: (value: never) => Value | Unknown): Form => ({ takes: [takes], gives, does: does as Does })
const not = (value: unknown, what: string): Unknown => failed(`${JSON.stringify(value)} is not ${what}`)

const toInt = (value: number | string): number | Unknown => {
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) return not(value, 'a whole number')
  const whole = Math.trunc(Number(value)) + 0
  return Number.isSafeInteger(whole) ? whole : failed('a whole number goes beyond ±9007199254740991')
}

const toDouble = (value: number | string): number | Unknown => {
  if (typeof value === 'number') return value
  const named = { inf: Infinity, '+inf': Infinity, '-inf': -Infinity, nan: NaN }[value.toLowerCase()]
  if (named !== undefined) return named
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : not(value, 'a number')
}

const toBool = (value: string | boolean): boolean | Unknown => {
  if (typeof value === 'boolean') return value
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)) return true
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value) ? false : not(value, 'true or false')
}

/** The check cannot tell what a dyn is; this asks when the rule runs. */
const fromDyn = (gives: Type, what: string, kinds: readonly string[], convert: (value: never) => Value | Unknown): Form =>
  form('dyn', gives, ((value: Value) => (kinds.includes(typeof value) ? convert(value as never) : not(value, what))) as Does)

const toText = (value: Value): string => (Object.is(value, -0) ? '-0' : String(value))

export const conversionFunctions: readonly StandardFunction[] = [
  {
    name: 'int',
    says: 'A whole number: from a number by cutting off, from a text by reading, from a timestamp in seconds since 1970.',
    example: 'int(profile.score) >= 3',
    forms: [
      form('int', 'int', same),
      form('double', 'int', toInt),
      form('string', 'int', toInt),
      form('timestamp', 'int', (instant: number) => Math.floor(instant / 1000)),
      fromDyn('int', 'a whole number', ['number', 'string'], toInt),
    ],
  },
  {
    name: 'double',
    says: 'A number with a fraction.',
    example: 'double(profile.orders) / 12.0 > 0.5',
    forms: [
      form('double', 'double', same),
      form('int', 'double', same),
      form('string', 'double', toDouble),
      fromDyn('double', 'a number', ['number', 'string'], toDouble),
    ],
  },
  {
    name: 'string',
    says: 'The value as a text.',
    example: 'string(profile.orders) + " orders"',
    forms: [
      form('string', 'string', same),
      form('int', 'string', toText),
      form('double', 'string', toText),
      form('bool', 'string', toText),
      form('timestamp', 'string', writeTimestamp),
      form('duration', 'string', writeDuration),
      fromDyn('string', 'a text', ['number', 'string', 'boolean'], toText),
    ],
  },
  {
    name: 'bool',
    says: 'true or false, read from a text.',
    example: 'bool(context.member)',
    forms: [form('bool', 'bool', same), form('string', 'bool', toBool), fromDyn('bool', 'true or false', ['boolean', 'string'], toBool)],
  },
  {
    name: 'timestamp',
    says: 'A moment, read from RFC 3339 text or from seconds since 1970.',
    example: 'now < timestamp("2026-12-24T00:00:00Z")',
    forms: [
      form('timestamp', 'timestamp', same),
      form('string', 'timestamp', (text: string) => readTimestamp(text) ?? not(text, 'a timestamp such as 2026-12-24T18:00:00Z')),
      form(
        'int',
        'timestamp',
        (seconds: number) => readTimestamp(new Date(seconds * 1000).toJSON() ?? '') ?? failed('a timestamp leaves the years 1 to 9999'),
      ),
    ],
  },
  {
    name: 'duration',
    says: 'A length of time, in h, m, s, ms.',
    example: 'now - profile.lastOrder < duration("720h")',
    forms: [
      form('duration', 'duration', same),
      form('string', 'duration', (text: string) => readDuration(text) ?? not(text, 'a duration such as 1h30m (there is no unit for days: 24h)')),
    ],
  },
]
