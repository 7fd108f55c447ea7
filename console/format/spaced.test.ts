import { expect, test } from 'vitest'
import { spaced } from './spaced.ts'

test.each([
  ['contactGate', 'contact gate'],
  ['withheld', 'withheld'],
])('%s is said as %s', (word, said) => expect(spaced(word)).toBe(said))
