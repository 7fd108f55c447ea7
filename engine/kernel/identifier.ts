export const identifierDigits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Time-ordered ids, `brf_01kx7r2m9q3f8a2c`: ten characters of the millisecond and eight of chance (40 bits), base 32 without i, l, o, u.
 * Chance is handed in; the n-th id of a moment is the same whenever that moment is run again.
 */
export const identifiers = (now: Date, chance: Uint32Array): ((prefix: string) => string) => {
  const high = chance[0] ?? 0
  const low = chance[1] ?? 0
  let count = 0
  return (prefix) => {
    const mixed = BigInt(high) * 256n + BigInt(low & 0xff) + BigInt(count++)
    return `${prefix}_${base32(BigInt(now.getTime()), 10)}${base32(mixed & 0xffffffffffn, 8)}`
  }
}

const base32 = (value: bigint, width: number): string => {
  let rest = value
  let text = ''
  for (let place = 0; place < width; place++) {
    text = identifierDigits.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}

/** The millisecond that an id was made in; undefined when it is none of ours. */
export const identifiedAt = (id: string): number | undefined => {
  const digits = /^[a-z]+_([0-9a-hjkmnp-tv-z]{10})[0-9a-hjkmnp-tv-z]{8}$/.exec(id)?.[1]
  if (digits === undefined) return undefined
  let time = 0
  for (const digit of digits) time = time * 32 + identifierDigits.indexOf(digit)
  return time
}

/** How ids that were made in a millisecond begin, after their prefix: ids are ordered by time, so this finds all since then. */
export const timeDigits = (at: number): string => base32(BigInt(at), 10)
