import { expect, test } from 'vitest'
import { nameOf, wordsOf, type Part } from './composed.ts'

const part = (kind: string, text: string) => ({ key: 'k', kind, fields: { en: { text } } }) as unknown as Part

test.each([
  ['what looks like a mark in a plain run is what a reader sees', 'headline', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a sign is no entity there', 'headline', 'Salt &amp; rain', 'Salt &amp; rain'],
  ['prose is read without its marks', 'body', '<p>Dry <b>all</b> the way</p>', 'Dry all the way'],
])('%s', (_, kind, text, read) => {
  expect(nameOf(part(kind, text), [])).toBe(read)
  expect(wordsOf(part(kind, text), [], 'en')).toBe(read)
})
