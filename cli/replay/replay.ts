import { seedOf } from '../../engine/decide/draw.ts'
import { defaultPrior } from '../../engine/learn/prior.ts'
import type { HeadlineTest } from './archive.ts'
import { priorFrom } from './earlier-tests.ts'
import { playOurs } from './play-ours.ts'
import { playPlain } from './play-plain.ts'
import { playable, shuffled, type PlayedTest } from './world.ts'

/** Click rates over all visitors that the played tests had; shares are of the oracle's lift over equal shares. */
export interface ReplayResult {
  tests: number
  equal: number
  plain: number
  oracle: number
  ours: number
  share: number
  plainShare: number
  /** share ÷ plainShare. */
  ratio: number
  decisionsPerSecond: number
}

export interface ReplayOptions {
  /** How many tests to play; the whole second half of the archive when not given. */
  tests?: number
  seed: string
  /** Milliseconds, for the speed. */
  clock(): number
  progress?(done: number, of: number): void
}

/**
 * Plays tests of the archive: those of its second half, in an order drawn by the seed, under a prior fitted on its first half. Only who asks for more than
 * the second half gets tests of the first, and those are played under the engine's own prior, since nothing came before them.
 */
export const replay = (archive: readonly HeadlineTest[], { tests, seed, clock, progress }: ReplayOptions): ReplayResult => {
  const middle = Math.floor(archive.length / 2)
  const earlier = archive.slice(0, middle).map((test) => playable(test, seed))
  const later = shuffled(archive.slice(middle), seedOf('upworthy tests', seed)).map((test) => playable(test, seed))
  const played = [...later, ...earlier].slice(0, tests ?? later.length)
  const learned = priorFrom(earlier)
  const sums = { visitors: 0, equal: 0, oracle: 0, plain: 0, ours: 0, milliseconds: 0 }
  for (const [at, test] of played.entries()) {
    progress?.(at, played.length)
    sums.visitors += test.visitors
    sums.equal += test.visitors * meanOf(test)
    sums.oracle += test.visitors * Math.max(...test.rates)
    sums.plain += playPlain(test)
    const start = clock()
    sums.ours += playOurs(test, at < later.length ? learned : defaultPrior)
    sums.milliseconds += clock() - start
  }
  progress?.(played.length, played.length)
  return resultOf(played.length, sums)
}

const meanOf = ({ rates }: PlayedTest): number => rates.reduce((sum, rate) => sum + rate, 0) / rates.length

interface Sums {
  visitors: number
  equal: number
  oracle: number
  plain: number
  ours: number
  milliseconds: number
}

const resultOf = (tests: number, { visitors, equal, oracle, plain, ours, milliseconds }: Sums): ReplayResult => {
  const share = (ours - equal) / (oracle - equal)
  const plainShare = (plain - equal) / (oracle - equal)
  return {
    tests,
    equal: rounded(equal / visitors, 6),
    plain: rounded(plain / visitors, 6),
    oracle: rounded(oracle / visitors, 6),
    ours: rounded(ours / visitors, 6),
    share: rounded(share, 4),
    plainShare: rounded(plainShare, 4),
    ratio: rounded(share / plainShare, 4),
    decisionsPerSecond: Math.round((visitors / milliseconds) * 1000),
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
