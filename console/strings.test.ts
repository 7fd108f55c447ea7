import { expect, test } from 'vitest'
import { strings } from './strings.ts'

test('what is still gathered says so, so that nobody reads a rate in it', () =>
  expect(strings.sure.gathering('7', '10', 'activations')).toBe('gathering: 7 of 10 activations'))
