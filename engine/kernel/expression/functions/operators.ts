import type { Form } from './form.ts'
import { limits } from '../limits.ts'
import { isDuration, isTimestamp } from '../moment.ts'
import type { Arithmetic } from '../syntax/syntax.ts'
import type { Type } from '../type.ts'
import { failed, type Unknown } from '../unknown.ts'

const int = (value: number): number | Unknown =>
  // Adding 0 turns −0 into 0, which an int does not have.
  Number.isSafeInteger(value) ? value + 0 : failed('a whole number goes beyond ±9007199254740991')
const instant = (value: number): number | Unknown => (isTimestamp(value) ? value : failed('a timestamp leaves the years 1 to 9999'))
const length = (value: number): number | Unknown => (isDuration(value) ? value : failed('a duration goes beyond 10,000 years'))
const byZero = failed('division by zero')

const text = (value: string): string | Unknown =>
  value.length <= limits.textLength ? value : failed(`a text grows over ${limits.textLength} characters`)
const joined = (a: readonly unknown[], b: readonly unknown[]): readonly unknown[] | Unknown =>
  a.length + b.length <= limits.listLength ? [...a, ...b] : failed(`a list grows over ${limits.listLength} items`)

const form = (left: Type, right: Type, gives: Type, does: Form['does']): Form => ({ takes: [left, right], gives, does })
const ints = (does: (a: number, b: number) => number | Unknown): Form => form('int', 'int', 'int', does)
const doubles = (does: (a: number, b: number) => number): Form => form('double', 'double', 'double', does)

const add = (a: number, b: number): number => a + b
const subtract = (a: number, b: number): number => a - b

/** CEL's arithmetic, form by form. Nothing converts by itself: an int and a double do not add. */
export const operators: Record<Arithmetic, readonly Form[]> = {
  '+': [
    ints((a, b) => int(a + b)),
    doubles(add),
    form('string', 'string', 'string', (a: string, b: string) => text(a + b)),
    form('timestamp', 'duration', 'timestamp', (a: number, b: number) => instant(a + b)),
    form('duration', 'timestamp', 'timestamp', (a: number, b: number) => instant(a + b)),
    form('duration', 'duration', 'duration', (a: number, b: number) => length(a + b)),
    form({ list: 'dyn' }, { list: 'dyn' }, { list: 'dyn' }, joined),
  ],
  '-': [
    ints((a, b) => int(a - b)),
    doubles(subtract),
    form('timestamp', 'timestamp', 'duration', (a: number, b: number) => length(a - b)),
    form('timestamp', 'duration', 'timestamp', (a: number, b: number) => instant(a - b)),
    form('duration', 'duration', 'duration', (a: number, b: number) => length(a - b)),
  ],
  '*': [ints((a, b) => int(a * b)), doubles((a, b) => a * b)],
  '/': [ints((a, b) => (b === 0 ? byZero : int(Math.trunc(a / b)))), doubles((a, b) => a / b)],
  '%': [ints((a, b) => (b === 0 ? byZero : int(a % b)))],
}

export const negation: readonly Form[] = [
  { takes: ['int'], gives: 'int', does: (a: number) => 0 - a },
  { takes: ['double'], gives: 'double', does: (a: number) => -a },
]
