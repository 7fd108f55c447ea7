import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { reached, workingClock } from './clock.ts'

const hour = 3_600_000
const at = (text: string): number => Date.parse(text)

describe('working time', () => {
  const berlin = workingClock('Europe/Berlin')
  test.each([
    ['within a day', '2026-11-10T09:00:00Z', '2026-11-10T11:30:00Z', 2.5],
    ['before it opens and after it closes', '2026-11-10T03:00:00Z', '2026-11-10T20:00:00Z', 8],
    ['over a night', '2026-11-10T15:00:00Z', '2026-11-11T09:00:00Z', 2],
    ['over a weekend', '2026-11-13T15:00:00Z', '2026-11-16T09:00:00Z', 2],
    ['only at a weekend', '2026-11-14T09:00:00Z', '2026-11-15T18:00:00Z', 0],
    ['over the change to winter time, Friday 15:00 to Monday 11:00', '2026-10-23T13:00:00Z', '2026-10-26T10:00:00Z', 4],
    ['three whole weeks', '2026-11-02T00:00:00Z', '2026-11-23T00:00:00Z', 120],
  ])('%s', (_, from, to, hours) => expect(berlin(at(from), at(to)) / hour).toBe(hours))

  it('is that of the zone', () => {
    const [from, to] = [at('2026-11-10T00:00:00Z'), at('2026-11-10T12:00:00Z')]
    expect(workingClock('Asia/Tokyo')(from, to) / hour).toBe(8)
    expect(workingClock('America/New_York')(from, to) / hour).toBe(0)
  })

  it('adds up exactly, runs forward, and never faster than the calendar', () => {
    const moment = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') })
    // One clock for each zone: laying out its weeks is what costs.
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
    const zone = fc.constantFrom(...zones.map((name) => workingClock(name)))
    fc.assert(
      fc.property(zone, fc.tuple(moment, moment, moment), (clock, moments) => {
        const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number]
        expect(clock(a, b) + clock(b, c)).toBe(clock(a, c))
        expect(clock(a, b)).toBeGreaterThanOrEqual(0)
        expect(clock(a, b)).toBeLessThanOrEqual(b - a)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the moment by which so much has been counted', () => {
  const working = workingClock('Europe/Berlin')
  const hours = 3_600_000
  const by = (from: string, ms: number) => new Date(reached(working, Date.parse(from), ms)).toISOString()

  it.each([
    ['within a day', '2026-11-02T09:00:00Z', 3, '2026-11-02T12:00:00.000Z'],
    ['to the end of a day, not to the next morning', '2026-11-02T08:00:00Z', 8, '2026-11-02T16:00:00.000Z'],
    ['over a weekend', '2026-11-06T12:00:00Z', 8, '2026-11-09T12:00:00.000Z'],
    ['from a Sunday', '2026-11-08T10:00:00Z', 1, '2026-11-09T09:00:00.000Z'],
    ['over the change to summer time', '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00.000Z'],
    ['in no time at all', '2026-11-07T10:00:00Z', 0, '2026-11-07T10:00:00.000Z'],
  ])('is found %s', (_, from, count, end) => expect(by(from, count * hours)).toBe(end))

  it('is the first at which the clock says so', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * hours }), fc.integer({ min: 1, max: 90 * hours }), (offset, ms) => {
        const from = Date.parse('2026-01-01T00:00:00Z') + offset
        const end = reached(working, from, ms)
        return working(from, end) >= ms && working(from, end - 1) < ms
      }),
    ))
})
