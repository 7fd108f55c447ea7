import { expect, test } from 'vitest'
import { closedParts } from './closedParts.ts'

const ids = (slot: string, count: number) => Array.from({ length: count }, (_, n) => `${slot}${n}`)
const family = (headlines: number, pictures: number) => ({
  slots: { headline: ids('h', headlines), image: ids('p', pictures) },
  constraints: [],
  locales: ['en', 'de'],
})
const block = (locale: string, choice: Record<string, string>) => ({ locale, choice, guardrail: 'contrast' })
const both = (choice: Record<string, string>) => [block('en', choice), block('de', choice)]

test('a part is closed when no variant with it may go live, whatever it is blocked beside', () => {
  const withPicture = ids('h', 2).flatMap((headline) => both({ headline, image: 'p1' }))
  expect([...closedParts(family(2, 3), withPicture)]).toEqual(['image p1'])
  expect([...closedParts(family(2, 3), withPicture.slice(1))]).toEqual([])
  expect([...closedParts(family(2, 3), [])]).toEqual([])
  expect([...closedParts(family(1, 1), both({}))]).toEqual(['headline h0', 'image p0'])
})

test('of a family that is too large to be looked through, what is blocked by itself in every language is told', () => {
  expect([...closedParts(family(80, 80), [...both({ image: 'p7' }), block('en', { image: 'p8' })])]).toEqual(['image p7'])
})
