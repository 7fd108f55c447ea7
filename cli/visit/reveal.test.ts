import { expect, test } from 'vitest'
import { revealedForPeople } from './reveal.ts'

test('what rounds to nothing has no sign', () => {
  const row = { slot: 'image', title: 'Ridge at dusk', truth: -0.39, effect: -0.248, exposures: 258, inside: true, tires: false }
  expect(revealedForPeople([{ ...row, interval: [-0.448, -0.0004] }])).toContain('−44.8 % to 0.0 %   inside')
  expect(revealedForPeople([{ ...row, interval: [-0.0004, 0.448] }])).toContain('0.0 % to +44.8 %')
})
