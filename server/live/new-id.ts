import { identifierDigits, timeDigits } from '../../engine/kernel/identifier.ts'
import { chanceSeeds } from './chance.ts'

const twoTo20 = 2 ** 20
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
      time = `${prefix}_${timeDigits(at)}`
      next = begin()
    }
    next = next + 1 === twoTo40 ? 0 : next + 1
    return time + digitsOf(Math.floor(next / twoTo20)) + digitsOf(next % twoTo20)
  }
}

/** Four digits, by twos: one at a time they cost five times as much. */
const digitsOf = (bits20: number): string => pairs[bits20 >> 10]! + pairs[bits20 & 1_023]!
const pairs = Array.from({ length: 1_024 }, (_, bits10) => identifierDigits[bits10 >> 5]! + identifierDigits[bits10 & 31]!)
