import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import cases from './format.cases.json' with { type: 'json' }
import { formatterFor, type Formatter } from './formatter.ts'

const noon = () => Date.parse('2026-11-12T12:00:00Z')

type Case = [input: unknown[], expected: string]

/** The cases write an ordinary space where the formatter puts one that does not break. */
const spoken = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

for (const [reader, byName] of Object.entries(cases)) {
  const [language = '', currency = '', zone = ''] = reader.split(' ')
  const format = formatterFor({ language, currency, zone, now: noon }) as unknown as Record<keyof Formatter, (...input: unknown[]) => string>
  describe(reader, () => {
    for (const [name, list] of Object.entries(byName as unknown as Record<string, Case[]>)) {
      test.each(list)(`${name} of %j is %s`, (input, expected) => expect(spoken(format[name as keyof Formatter](...input))).toBe(expected))
    }
  })
}

const english = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'UTC' })

test('no figure carries a hyphen for a minus, nor more than three significant digits below a thousand', () => {
  fc.assert(
    fc.property(fc.double({ min: -999, max: 999, noNaN: true }), (value) => {
      const text = english.figure(value)
      expect(text).not.toContain('-')
      expect(text.replaceAll(/\D/g, '').replace(/^0+/, '').length).toBeLessThanOrEqual(3)
    }),
  )
})

test('an age never says more than has passed', () => {
  const lengths: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 86_400_000 }), (age) => {
      const parts = english.age(age).split('\u00a0')
      let said = 0
      for (let index = 0; index < parts.length; index += 2) said += Number(parts[index]) * (lengths[parts[index + 1] ?? ''] ?? Number.NaN)
      expect(said).toBeLessThanOrEqual(age)
    }),
  )
})

test('beyond its limit a count is not pretended to be exact', () => {
  expect(english.countUpTo(10_001, 10_000, (limit) => `over ${limit}`)).toBe('over 10,000')
  expect(english.countUpTo(10_000, 10_000, (limit) => `over ${limit}`)).toBe('10,000')
})

test.each([
  ['en-GB', 1],
  ['en-US', 7],
  ['de', 1],
  ['ar-EG', 6],
])('a week of %s begins with day %i', (language, start) => expect(formatterFor({ language, currency: 'EUR', zone: 'UTC' }).weekStart()).toBe(start))
