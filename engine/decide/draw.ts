import { murmur3, saltSeed } from './bucket.ts'

/** 64 bits as two unsigned words. In records it is written as 16 hex digits. */
export interface Seed {
  readonly high: number
  readonly low: number
}

const twoTo26 = 67_108_864
const twoTo32 = 4_294_967_296
const twoTo53 = 9_007_199_254_740_992

export const seedToHex = ({ high, low }: Seed): string => `${hexWord(high)}${hexWord(low)}`

/** `undefined` when the text is not 16 hex digits. */
export const seedFromHex = (hex: string): Seed | undefined =>
  /^[0-9a-f]{16}$/i.test(hex) ? { high: Number.parseInt(hex.slice(0, 8), 16), low: Number.parseInt(hex.slice(8), 16) } : undefined

/** The seed of a text under a salt: the same subject at the same placement draws the same, wherever it is asked. */
export const seedOf = (salt: string, text: string): Seed => {
  const key = saltSeed(salt)
  return { high: murmur3(text, key), low: murmur3(text, ~key) }
}

/** A stream of its own for one purpose, derived from a seed. */
export const derivedSeed = (seed: Seed, purpose: string): Seed => seedOf(purpose, seedToHex(seed))

/**
 * The `counter`-th uniform number of a seed, in [0, 1) with 53 bits. Counter-based: no state, so any node, at any time and in any order, draws
 * the same number. Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3. SC 2011).
 */
export const drawAt = (seed: Seed, counter: number): number => {
  threefry(seed.high, seed.low, counter >>> 0, Math.floor(counter / twoTo32) >>> 0)
  return ((word0 >>> 5) * twoTo26 + (word1 >>> 6)) / twoTo53
}

/** The two words behind `drawAt`, for the known-answer test. */
export const threefryWords = (key: readonly [number, number], counter: readonly [number, number]): [number, number] => {
  threefry(key[0], key[1], counter[0], counter[1])
  return [word0 >>> 0, word1 >>> 0]
}

/**
 * Fills `into` with standard normal numbers (Box and Muller 1958), a pair from the two words of each counter from `from` on. With 32 bits the
 * longest possible deviation is 6.7.
 */
export const fillNormals = (seed: Seed, from: number, into: Float64Array): void => {
  for (let at = 0, counter = from; at < into.length; at += 2, counter++) {
    threefry(seed.high, seed.low, counter >>> 0, Math.floor(counter / twoTo32) >>> 0)
    const radius = Math.sqrt(-2 * Math.log(((word0 >>> 0) + 0.5) / twoTo32))
    const angle = (2 * Math.PI * (word1 >>> 0)) / twoTo32
    into[at] = radius * Math.cos(angle)
    if (at + 1 < into.length) into[at + 1] = radius * Math.sin(angle)
  }
}

const hexWord = (word: number): string =>
  hexBytes[word >>> 24]! + hexBytes[(word >>> 16) & 255]! + hexBytes[(word >>> 8) & 255]! + hexBytes[word & 255]!

// Two of these words stand in every record: by the table they cost a seventeenth of what toString(16) takes, which is slow beyond 31 bits.
const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// The answer of the last call: a pair returned as an object would be the dearest part of a draw.
let word0 = 0
let word1 = 0

// Written out, since the two words must stay in registers: a loop over a table of rotations is three times slower.
const threefry = (key0: number, key1: number, counter0: number, counter1: number): void => {
  const key2 = key0 ^ key1 ^ 0x1bd11bda
  let x = (counter0 + key0) | 0
  let y = (counter1 + key1) | 0
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  x = (x + key1) | 0
  y = (y + key2 + 1) | 0
  x = (x + y) | 0
  y = ((y << 17) | (y >>> 15)) ^ x
  x = (x + y) | 0
  y = ((y << 29) | (y >>> 3)) ^ x
  x = (x + y) | 0
  y = ((y << 16) | (y >>> 16)) ^ x
  x = (x + y) | 0
  y = ((y << 24) | (y >>> 8)) ^ x
  x = (x + key2) | 0
  y = (y + key0 + 2) | 0
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  x = (x + key0) | 0
  y = (y + key1 + 3) | 0
  x = (x + y) | 0
  y = ((y << 17) | (y >>> 15)) ^ x
  x = (x + y) | 0
  y = ((y << 29) | (y >>> 3)) ^ x
  x = (x + y) | 0
  y = ((y << 16) | (y >>> 16)) ^ x
  x = (x + y) | 0
  y = ((y << 24) | (y >>> 8)) ^ x
  x = (x + key1) | 0
  y = (y + key2 + 4) | 0
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  x = (x + key2) | 0
  y = (y + key0 + 5) | 0
  word0 = x
  word1 = y
}
