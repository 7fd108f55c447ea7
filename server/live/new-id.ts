import { chanceSeeds } from './chance.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const twoTo40 = 2 ** 40

/**
 * Ids in the kernel's form, made one at a time and fast: the millisecond, then 40 bits that begin by chance and count up, so that
 * none comes twice from one process and hardly ever from two.
 */
export const newIds = (prefix: string, now: () => number): (() => string) => {
  const chance = chanceSeeds()
  const begin = (): number => {
    const { high, low } = chance()
    return high * 256 + (low & 0xff)
  }
  let next = begin()
  let millisecond = -1
  let time = ''
  return () => {
    const at = now()
    if (at !== millisecond) {
      millisecond = at
      time = `${prefix}_${base32(at, 10)}`
      next = begin()
    }
    next = next + 1 === twoTo40 ? 0 : next + 1
    return time + base32(next, 8)
  }
}

const base32 = (value: number, width: number): string => {
  let rest = value
  let text = ''
  for (let place = 0; place < width; place++) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
