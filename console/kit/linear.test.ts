import { scaleLinear } from 'd3-scale'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linear } from './linear.ts'

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })

test('it says what d3-scale says, clamped', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, at) => {
      fc.pre(Math.abs(a - b) > 1e-3)
      const domain = [Math.min(a, b), Math.max(a, b)] as const
      expect(linear(domain, [4, 216])(at)).toBeCloseTo(scaleLinear([...domain], [4, 216]).clamp(true)(at), 6)
    }),
  )
})

test('a scale without extent stands in its middle', () => {
  expect(linear([3, 3], [0, 100])(3)).toBe(50)
})
