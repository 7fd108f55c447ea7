import { expect, it } from 'vitest'
import { writtenIn } from './written.ts'

const body = 'a { color: #fff; border-color: #fff } b { color: red }'
const white = [11, 31].map((from) => ({ from, was: '#fff', write: 'var(--white)' }))

it('writes all that a remedy says as one stretch', () => {
  const { from, length, text } = writtenIn(body, white) ?? { from: 0, length: 0, text: '' }
  expect(body.slice(0, from) + text + body.slice(from + length)).toBe('a { color: var(--white); border-color: var(--white) } b { color: red }')
})

it('writes nothing where something else stands there by now', () => {
  expect(writtenIn(`x${body}`, white)).toBeUndefined()
  expect(writtenIn(body, [])).toBeUndefined()
})
