import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './diffWords.ts'

const text = fc
  .array(fc.constantFrom('your', 'coat', 'should', 'not', 'quit', 'first', 'last', 'Jacke', ',', '17:10'), { maxLength: 14 })
  .map((words) => words.join(' '))
const bare = (value: string) => value.replaceAll(/\s+/g, '')

test('what stays and what was added is the new text; what stays and what went is the old one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after, 'en')
      expect(
        pieces
          .filter(({ kind }) => kind !== 'removed')
          .map((piece) => piece.text)
          .join(''),
      ).toBe(after)
      expect(
        bare(
          pieces
            .filter(({ kind }) => kind !== 'added')
            .map((piece) => piece.text)
            .join(''),
        ),
      ).toBe(bare(before))
    }),
  )
})

test.each([
  ['Your coat should not quit first', 'Your coat quits last', 'en', ['Your coat', '- should not quit first', '+ quits last']],
  [
    'Deine Jacke sollte nicht zuerst aufgeben',
    'Deine Jacke gibt zuletzt auf',
    'de',
    ['Deine Jacke', '- sollte nicht zuerst aufgeben', '+ gibt zuletzt auf'],
  ],
  ['Din jacka ska inte ge upp först', 'Din jacka ger upp sist', 'sv', ['Din jacka', '- ska inte ge upp först', '+ ger upp sist']],
  ['Same as ever', 'Same as ever', 'en', ['Same as ever']],
  ['', 'New', 'en', ['+New']],
  ['雨の日のコート', '雪の日のコート', 'ja', ['-雨', '+雪', 'の日のコート']],
])('%s → %s', (before, after, locale, expected) => {
  const signs = { same: '', removed: '-', added: '+' } as const
  expect(diffWords(before, after, locale).map(({ kind, text: piece }) => signs[kind] + piece)).toEqual(expected)
})
