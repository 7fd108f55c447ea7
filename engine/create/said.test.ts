import { expect, test } from 'vitest'
import { titleOf } from './said.ts'

test('what is written in limited HTML is called by its words', () => {
  const body = {
    kind: 'body',
    key: 'seams',
    fields: { en: { text: '<p>Most jackets leak where they are <b>sewn</b>.</p><p>Ours &amp; yours.</p>' } },
  }
  expect(titleOf(body, 'en')).toBe('Most jackets leak where they are sewn. Ours & yours.')
  expect(titleOf({ ...body, kind: 'headline', fields: { en: { text: 'a < b' } } }, 'en')).toBe('a < b')
})
