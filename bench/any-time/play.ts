import type { Policy } from '../../engine/decide/policy.ts'
import { differenceInterval, type Interval, leastConversions, type SequenceOptions } from '../../engine/learn/confidence-sequence.ts'
import { type Batch, type Moments, noMoments } from '../../engine/learn/experiment/batch.ts'
import { relativeDifference } from '../../engine/learn/experiment/compare.ts'
import { comparisonAlpha } from '../../engine/learn/experiment/power.ts'
import { addToSampleRatio, noSampleRatio, sharesAreOff } from '../../engine/learn/experiment/sample-ratio.ts'
import { addSlice, noScores, type Scores } from '../../engine/learn/experiment/scores.ts'
import { quantile } from '../../engine/learn/normal.ts'
import { sharesBy } from './allocate.ts'
import { random, successes } from './random.ts'

export interface World {
  policy: Policy
  settings: unknown
  /** The true rate of each arm. */
  rates: readonly number[]
  units: number
  looks: number
}

/** Whether an interval ever left nought out, looked at after each slice. */
export interface Played {
  ours: boolean
  /** The asymptotic sequence of raw rates, as for shares that are fixed. */
  plain: boolean
  /** A z-test at each look. */
  peeked: boolean
  /** The sample-ratio check raised an alarm. */
  ratio: boolean
  conversions: number
}

const alpha = 0.05

/** One experiment from beginning to end. The same seed plays the same. */
export const play = ({ policy, settings, rates, units, looks }: World, seed: number): Played => {
  const draw = random(seed)
  const each = comparisonAlpha(alpha, rates.length)
  const options = { alpha: each, tunedAt: units }
  const z = quantile(1 - each / 2)
  const slice = Math.round(units / looks)
  const played: Played = { ours: false, plain: false, peeked: false, ratio: false, conversions: 0 }
  let scores = noScores(rates.length)
  let ratio = noSampleRatio(rates.length)
  for (let look = 0; look < looks; look++) {
    const shares = sharesBy(policy, settings, scores.arms, { high: seed, low: look })
    const batches = drawSlice(draw, shares, rates, slice)
    scores = addSlice(scores, { at: String(look), batches })
    ratio = addToSampleRatio(ratio, { at: String(look), batches }, 'units')
    played.ours ||= scores.against.some((_, at) => ourInterval(scores, at, options))
    for (const arm of scores.arms.slice(1)) {
      played.plain ||= leavesNoughtOut(differenceInterval(counted(arm), counted(scores.arms[0]!), options))
      played.peeked ||= zTest(arm, scores.arms[0]!, z)
    }
    played.ratio ||= sharesAreOff(ratio)
  }
  played.conversions = scores.arms.reduce((sum, { conversions }) => sum + conversions, 0)
  return played
}

const drawSlice = (draw: () => number, shares: readonly number[], rates: readonly number[], units: number): Batch[] => {
  const came = shares.map(() => 0)
  for (let unit = 0; unit < units; unit++) {
    let at = draw()
    let arm = 0
    while (arm < shares.length - 1 && (at -= shares[arm]!) >= 0) arm++
    came[arm]!++
  }
  return came.map((n, arm) => {
    const sum = successes(draw, n, rates[arm]!)
    return { ...noMoments, arm, shares, units: n, exposed: n, conversions: sum, sum, squares: sum }
  })
}

const ourInterval = ({ arms, against }: Scores, at: number, options: SequenceOptions): boolean =>
  arms[0]!.conversions >= leastConversions &&
  arms[at + 1]!.conversions >= leastConversions &&
  leavesNoughtOut(relativeDifference(against[at]!, options)?.interval)

const counted = ({ units, sum }: Moments) => ({ trials: units, successes: sum })
const leavesNoughtOut = (interval: Interval | undefined): boolean => interval !== undefined && (interval[0] > 0 || interval[1] < 0)

const zTest = (a: Moments, b: Moments, z: number): boolean => {
  if (a.conversions < leastConversions || b.conversions < leastConversions) return false
  const variance = ({ units, sum }: Moments): number => ((sum / units) * (1 - sum / units)) / units
  return Math.abs(a.sum / a.units - b.sum / b.units) > z * Math.sqrt(variance(a) + variance(b))
}
