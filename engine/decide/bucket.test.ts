import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketFraction, bucketOf, murmur3 } from './bucket.ts'

describe('murmur3', () => {
  // Published answers of MurmurHash3_x86_32.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['abc', 0, 0xb3dd93fa],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('of %j with the seed %d', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash)
  })
})

/** The published algorithm, as slowly and plainly as it can be written. */
const reference = (bytes: Uint8Array, seed: number): number => {
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & 0xffffffffn
  const scramble = (k: bigint): bigint => (rotate((k * 0xcc9e2d51n) & 0xffffffffn, 15n) * 0x1b873593n) & 0xffffffffn
  let hash = BigInt(seed)
  for (let at = 0; at < bytes.length; at += 4) {
    const block = bytes.subarray(at, at + 4)
    hash ^= scramble(block.reduceRight((k, byte) => (k << 8n) | BigInt(byte), 0n))
    if (block.length === 4) hash = (rotate(hash, 13n) * 5n + 0xe6546b64n) & 0xffffffffn
  }
  hash ^= BigInt(bytes.length)
  hash = ((hash ^ (hash >> 16n)) * 0x85ebca6bn) & 0xffffffffn
  hash = ((hash ^ (hash >> 13n)) * 0xc2b2ae35n) & 0xffffffffn
  return Number(hash ^ (hash >> 16n))
}

describe('murmur3 of any text', () => {
  it('is that of its UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(0xffffffff), (text, seed) => {
        expect(murmur3(text, seed)).toBe(reference(new TextEncoder().encode(text), seed))
      }),
    )
  })
})

/** Chi-square of observed counts against equal ones. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('buckets', () => {
  const subjects = Array.from({ length: 40_000 }, (_, index) => `user-${index}`)

  it('are of equal size', () => {
    const counts = Array.from({ length: 16 }, () => 0)
    for (const subject of subjects) counts[bucketOf('even', subject, 16)]!++
    // 15 degrees of freedom: 44.3 is passed once in ten thousand.
    expect(chiSquare(counts)).toBeLessThan(44.3)
  })

  it.each([
    ['exp-1', 'exp-2'],
    ['holdout', 'holdout-2'],
    ['a', 'b'],
  ])('under the salts %s and %s tell nothing of each other', (one, other) => {
    const counts = Array.from({ length: 16 }, () => 0)
    for (const subject of subjects) counts[bucketOf(one, subject, 4) * 4 + bucketOf(other, subject, 4)]!++
    expect(chiSquare(counts)).toBeLessThan(44.3)
  })

  it('stay within their bounds and agree with the fraction', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 2 ** 21 }), (salt, subject, count) => {
        const bucket = bucketOf(salt, subject, count)
        expect(bucket).toBe(Math.floor(bucketFraction(salt, subject) * count))
        expect(bucket).toBeGreaterThanOrEqual(0)
        expect(bucket).toBeLessThan(count)
      }),
    )
  })

  it('do not mix up where the salt ends', () => {
    expect(bucketFraction('ab', 'c')).not.toBe(bucketFraction('a', 'bc'))
  })
})
