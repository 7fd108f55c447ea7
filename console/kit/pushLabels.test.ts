import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pushLabels } from './pushLabels.ts'

const part = fc.record({ size: fc.double({ min: 0.001, max: 100, noNaN: true }), width: fc.integer({ min: 10, max: 120 }) })

test('labels keep their order, do not touch, and stay inside; only what cannot fit is refused', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.integer({ min: 50, max: 1000 }), (parts, room) => {
      const whole = parts.reduce((sum, { size }) => sum + size, 0)
      let passed = 0
      const wishes = parts.map(({ size }) => {
        const start = (passed / whole) * room
        passed += size
        return start
      })
      const widths = parts.map(({ width }) => width)
      const places = pushLabels(wishes, widths, room, 8)
      const needed = widths.reduce((sum, width) => sum + width, 0) + 8 * (widths.length - 1)
      if (needed > room) {
        expect(places).toBeNull()
        return
      }
      if (!places) throw new Error('they would fit')
      for (const [index, place] of places.entries()) {
        const before = index === 0 ? 0 : (places[index - 1] ?? 0) + (widths[index - 1] ?? 0) + 8
        expect(place).toBeGreaterThanOrEqual(before - 1e-9)
        expect(place + (widths[index] ?? 0)).toBeLessThanOrEqual(room + 1e-9)
      }
    }),
  )
})

test('a label that has room stands under its own part', () => {
  expect(pushLabels([0, 100, 300], [50, 50, 50], 400, 8)).toEqual([0, 100, 300])
  expect(pushLabels([0, 20, 390], [50, 50, 50], 400, 8)).toEqual([0, 58, 350])
})
