import { utf8ToBytes } from '@noble/hashes/utils.js'

const twoTo32 = 4_294_967_296

/**
 * MurmurHash3, x86, 32 bits (Austin Appleby, public domain), of the text's UTF-8 bytes; an unsigned integer.
 * Not for secrets: anybody can make collisions.
 */
export const murmur3 = (text: string, seed = 0): number => hashBytes(isAscii(text) ? text : asByteString(text), seed)

/**
 * The hash of a subject under a salt. The salt becomes the seed rather than a prefix: ("ab", "c") and ("a", "bc") differ,
 * and whoever asks for many subjects hashes the salt once, with `saltSeed`.
 */
export const saltedSubject = (salt: string, subject: string): number => murmur3(subject, saltSeed(salt))

export const saltSeed = (salt: string): number => murmur3(salt, 0)

/** Where a subject falls in [0, 1) under a salt. One salt per experiment, holdout and layer, or they correlate. */
export const bucketFraction = (salt: string, subject: string): number => saltedSubject(salt, subject) / twoTo32

/** Which of `count` buckets of equal size (at most 2^21, so that the product is exact) a subject falls in: 0 … count − 1. */
export const bucketOf = (salt: string, subject: string, count: number): number => Math.floor((saltedSubject(salt, subject) * count) / twoTo32)

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

const asByteString = (text: string): string => {
  let bytes = ''
  for (const byte of utf8ToBytes(text)) bytes += String.fromCharCode(byte)
  return bytes
}

const mixBlock = (block: number): number => {
  const spread = Math.imul(block, 0xcc9e2d51)
  return Math.imul((spread << 15) | (spread >>> 17), 0x1b873593)
}

/** Each character is one byte. */
const hashBytes = (bytes: string, seed: number): number => {
  const whole = bytes.length & ~3
  let hash = seed | 0
  for (let at = 0; at < whole; at += 4) {
    const block = bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8) | (bytes.charCodeAt(at + 2) << 16) | (bytes.charCodeAt(at + 3) << 24)
    hash ^= mixBlock(block)
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let at = bytes.length - 1; at >= whole; at--) tail = (tail << 8) | bytes.charCodeAt(at)
  if (whole < bytes.length) hash ^= mixBlock(tail)
  return finish(hash ^ bytes.length)
}

const finish = (mixed: number): number => {
  let hash = mixed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
