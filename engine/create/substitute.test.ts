import { expect, test } from 'vitest'
import { substitute } from './substitute.ts'

test('what takes a place takes it in every slot and constraint, once; a constraint with one member left holds nothing any more', () => {
  const composed = {
    slots: { headline: ['a', 'b', 'c'], second: ['c'], body: ['x'] },
    constraints: [
      { kind: 'apart' as const, components: ['c', 'x'], why: 'no' },
      { kind: 'apart' as const, components: ['c', 'b'], why: '' },
      { kind: 'together' as const, components: ['a', 'x'], why: '' },
    ],
  }
  expect(substitute(composed, 'c', 'b')).toEqual({
    slots: { headline: ['a', 'b'], second: ['b'], body: ['x'] },
    constraints: [
      { kind: 'apart', components: ['b', 'x'], why: 'no' },
      { kind: 'together', components: ['a', 'x'], why: '' },
    ],
  })
  expect(composed.slots.headline).toEqual(['a', 'b', 'c'])
})
