import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedSeed, drawAt, fillNormals, seedFromHex, seedOf, seedToHex, threefryWords, type Seed } from './draw.ts'

const anySeed = fc.record({ high: fc.nat(0xffffffff), low: fc.nat(0xffffffff) })

describe('threefry', () => {
  // Random123, kat_vectors: threefry2x32, 20 rounds.
  it.each<[[number, number], [number, number], [number, number]]>([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])('of the key %j and the counter %j', (key, counter, words) => {
    expect(threefryWords(key, counter)).toEqual(words)
  })
})

describe('draws', () => {
  const seed: Seed = { high: 7, low: 11 }

  it('are the same for the same seed and counter, in any order', () => {
    const counters = Array.from({ length: 64 }, (_, index) => index)
    const forwards = counters.map((counter) => drawAt(seed, counter))
    const backwards = counters.toReversed().map((counter) => drawAt(seed, counter))
    expect(backwards.toReversed()).toEqual(forwards)
    expect(new Set(forwards).size).toBe(64)
  })

  it('lie in [0, 1), also for counters beyond 32 bits', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(Number.MAX_SAFE_INTEGER), (any, counter) => {
        const draw = drawAt(any, counter)
        expect(draw).toBeGreaterThanOrEqual(0)
        expect(draw).toBeLessThan(1)
      }),
    )
    expect(drawAt(seed, 2 ** 32)).not.toBe(drawAt(seed, 0))
  })

  it('are uniform, and those of consecutive seeds are independent', () => {
    const counts = Array.from({ length: 100 }, () => 0)
    for (let low = 0; low < 50_000; low++)
      counts[Math.floor(drawAt({ high: 1, low }, 0) * 10) * 10 + Math.floor(drawAt({ high: 1, low: low + 1 }, 0) * 10)]!++
    // 99 degrees of freedom: 161 is passed once in ten thousand.
    expect(counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(161)
  })

  it('become normal numbers of mean 0 and variance 1, of odd length too', () => {
    const normals = new Float64Array(40_001)
    fillNormals(seed, 0, normals)
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length
    const variance = normals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normals.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
    expect(normals.at(-1)).not.toBe(0)
  })
})

describe('seeds', () => {
  it('are written as 16 hex digits and read back', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(seedFromHex(seedToHex(seed))).toEqual(seed)
      }),
    )
    expect(seedToHex({ high: 1, low: 0xffffffff })).toBe('00000001ffffffff')
  })

  it.each(['', 'xyz', '0123456789abcde', '0123456789abcdefa', '0123456789abcdeg'])('are not read from %j', (text) => {
    expect(seedFromHex(text)).toBeUndefined()
  })

  it('differ by salt, text and purpose', () => {
    const seeds = [seedOf('a', 'x'), seedOf('b', 'x'), seedOf('a', 'y'), derivedSeed(seedOf('a', 'x'), 'one'), derivedSeed(seedOf('a', 'x'), 'other')]
    expect(new Set(seeds.map(seedToHex)).size).toBe(5)
    expect(seedOf('a', 'x')).toEqual(seedOf('a', 'x'))
  })
})
