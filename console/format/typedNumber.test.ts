import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalTyped, isAmbiguous, numberTyped } from './typedNumber.ts'

test.each([
  ['19,99', '19.99'],
  ['19.99', '19.99'],
  [' 129,90 ', '129.90'],
  ['0,125', '0.125'],
  ['.5', '0.5'],
  ['5,', '5'],
  ['1299', '1299'],
  ['1299,5', '1299.5'],
  ['1.299,50', '1299.50'],
  ['1,299.50', '1299.50'],
  ['1,299,500', '1299500'],
  ['1 299,50', '1299.50'],
  ['1\u202f299', '1299'],
  ['1’299.50', '1299.50'],
  ['1234,567', '1234.567'],
  ['−4,5', '-4.5'],
  ['-4.5', '-4.5'],
])('%s is %s', (typed, plain) => {
  expect(decimalTyped(typed)).toBe(plain)
  expect(numberTyped(typed)).toBe(Number(plain))
})

test.each(['1,299', '1.299', '12.500', '999,999', '-1,299'])('%s may be either of two amounts, and is none', (typed) => {
  expect([isAmbiguous(typed), decimalTyped(typed), numberTyped(typed)]).toEqual([true, undefined, Number.NaN])
})

test('where a thousand cannot be meant, three digits after a mark are decimals', () => {
  expect(numberTyped('33,333', 100)).toBe(33.333)
  expect(numberTyped('33,333', 5_000)).toBeNaN()
})

test.each(['', ' ', 'much', '1,2,3', '12,34.5', '1.29,99,5', '19,99 €', '1e3', '--4', '1 29'])('%j is no number', (typed) => {
  expect([decimalTyped(typed), numberTyped(typed)]).toEqual([undefined, Number.NaN])
})

test('whatever a language writes is read as the amount that it is, or is told to be ambiguous', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.constantFrom('en', 'de', 'sv', 'fr', 'de-CH', 'pt-BR'),
      fc.boolean(),
      (cents, locale, useGrouping) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, useGrouping }).format(cents / 100)
        expect(numberTyped(written)).toBe(cents / 100)
        const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping }).format(cents)
        if (!isAmbiguous(whole)) expect(numberTyped(whole)).toBe(cents)
      },
    ),
  )
})
