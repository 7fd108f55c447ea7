import { utf8ToBytes } from '@noble/hashes/utils.js'

const twoTo32 = 4_294_967_296

/**
 * MurmurHash3, x86, 32 bits (Austin Appleby, public domain), of the text's UTF-8 bytes; an unsigned integer.
 * Not for secrets: anybody can make collisions.
 */
export const murmur3 = (text: string, seed = 0): number => {
  const hash = hashBytes(text, seed)
  return hash >= 0 ? hash : hashBytes(asByteString(text), seed, 0xff)
}

/**
 * The hash of a subject under a salt. The salt becomes the seed rather than a prefix: ("ab", "c") and ("a", "bc") differ,
 * and whoever asks for many subjects hashes the salt once, with `saltSeed`.
 */
const saltedSubject = (salt: string, subject: string): number => murmur3(subject, saltSeed(salt))

export const saltSeed = (salt: string): number => murmur3(salt, 0)

/** Where a subject falls in [0, 1) under a salt. One salt per experiment, holdout and layer, or they correlate. */
export const bucketFraction = (salt: string, subject: string): number => fractionUnder(saltSeed(salt), subject)

/** The same under a salt that was hashed before. */
export const fractionUnder = (seed: number, subject: string): number => murmur3(subject, seed) / twoTo32

/** Which of `count` buckets of equal size (at most 2^21, so that the product is exact) a subject falls in: 0 … count − 1. */
export const bucketOf = (salt: string, subject: string, count: number): number => Math.floor((saltedSubject(salt, subject) * count) / twoTo32)

const asByteString = (text: string): string => {
  let bytes = ''
  for (const byte of utf8ToBytes(text)) bytes += String.fromCharCode(byte)
  return bytes
}

const mixBlock = (block: number): number => {
  const spread = Math.imul(block, 0xcc9e2d51)
  return Math.imul((spread << 15) | (spread >>> 17), 0x1b873593)
}

const notBytes = -1

/** Each character is taken for one byte; `notBytes` if one turns out to be none (most subjects are ASCII, and looking first would cost as much as hashing). */
const hashBytes = (bytes: string, seed: number, largest = 0x7f): number => {
  const whole = bytes.length & ~3
  let hash = seed | 0
  let seen = 0
  for (let at = 0; at < whole; at += 4) {
    const a = bytes.charCodeAt(at)
    const b = bytes.charCodeAt(at + 1)
    const c = bytes.charCodeAt(at + 2)
    const d = bytes.charCodeAt(at + 3)
    seen |= a | b | c | d
    hash ^= mixBlock(a | (b << 8) | (c << 16) | (d << 24))
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let at = bytes.length - 1; at >= whole; at--) tail = (tail << 8) | bytes.charCodeAt(at)
  for (let at = whole; at < bytes.length; at++) seen |= bytes.charCodeAt(at)
  if (seen > largest) return notBytes
  if (whole < bytes.length) hash ^= mixBlock(tail)
  return finish(hash ^ bytes.length)
}

const finish = (mixed: number): number => {
  let hash = mixed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
