import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostDots, queueDots, type Station } from './station.ts'
import { trackFor } from './track.ts'

const station = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 400 }))
  .map(([waiting, late]): Station => ({ stage: 'approve', figure: '', sentence: '', href: '/', waiting, late: Math.min(waiting, late) }))

test('dots and the figure beside them add up to what waits, and never exceed twelve', () => {
  fc.assert(
    fc.property(station, fc.integer({ min: -2, max: 40 }), (at, room) => {
      const { dots, more } = queueDots(at, room)
      expect(dots.length + more).toBe(at.waiting)
      expect(dots.length).toBeLessThanOrEqual(mostDots)
      expect(dots.filter(Boolean).length).toBe(Math.min(at.late, dots.length))
    }),
  )
})

test('the track is one closed line: each segment ends where the next begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 660, max: 2400 }), (width) => {
      const { stations, segments } = trackFor(width)
      expect(stations).toHaveLength(9)
      for (const [index, segment] of segments.entries()) {
        const next = stations[(index + 1) % 9]
        expect(segment.endsWith(`H${next?.x}`)).toBe(true)
        expect(segment.startsWith(`M${stations[index]?.x} ${stations[index]?.y}`)).toBe(true)
      }
      for (const { x } of stations) expect(x > 0 && x < width).toBe(true)
    }),
  )
})
