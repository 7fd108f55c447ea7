import { expect, test } from 'vitest'
import { changedLines } from './changedLines.ts'

const said = (before: string, after: string) => changedLines(before.split(' '), after.split(' ')).map((line) => `${line.before}>${line.after}`)

test.each([
  ['a b c', 'a b c', []],
  ['a b c', 'a x c', ['b>x']],
  ['a b', 'a b c', ['>c']],
  ['a b c', 'c', ['a>', 'b>']],
  ['a b c d e', 'a x c y e', ['b>x', 'd>y']],
  ['a a', 'a', ['a>']],
])('%s → %s', (before, after, lines) => expect(said(before, after)).toEqual(lines))

test('of very many lines each is held against the one in its place', () => {
  const many = (word: string) => Array.from({ length: 2_000 }, (_, n) => `${word} ${n}`)
  expect(changedLines(many('was'), many('is'))).toHaveLength(2_000)
})
