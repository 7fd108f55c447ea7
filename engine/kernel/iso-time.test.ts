import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoTime } from './iso-time.ts'

it('writes any moment since 1970 as a date does, whatever was written before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { maxLength: 5 }), fc.integer({ min: 0, max: 2_000 }), (moments, later) => {
      for (const at of moments.flatMap((one) => [one, one + later])) expect(isoTime(at)).toBe(new Date(at).toISOString())
    }),
  )
})
