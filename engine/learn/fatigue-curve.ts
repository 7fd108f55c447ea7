import { exposureBuckets, type LearningCell } from './cell.ts'
import { countsWith } from './estimate.ts'
import type { Interval } from './confidence-sequence.ts'
import { shareSequence } from './share-sequence.ts'
import { fallOf } from './signals/fatigue.ts'

/** Those who had seen a component so often before: how many, and what they did. */
export interface CurvePoint {
  /** Times that it was seen before, from and to; the last has no end. */
  from: number
  to?: number
  exposures: number
  conversions: number
  rate: number
  /** 95 %, exact for a share, valid at any time. */
  interval: Interval
  /** Relative to those who had never seen it: −0.3 is a rate that is 30 % lower. Absent for them, and where too little is known to say. */
  effect?: number
  effectInterval?: Interval
}

/** How the rate of a component moves the oftener somebody has seen it: one point for each bucket that anybody was in. */
export const fatigueCurve = (cells: readonly LearningCell[], slot: string, component: string): CurvePoint[] => {
  const counted = [...exposureBuckets, Infinity].map((_, bucket) =>
    countsWith(
      cells.filter(({ features }) => features.exposure === bucket),
      slot,
      component,
    ),
  )
  const [first = { trials: 0, successes: 0 }] = counted
  return counted.flatMap(({ trials, successes }, bucket): CurvePoint[] => {
    if (trials === 0) return []
    const to = exposureBuckets[bucket]
    const fall = bucket === 0 ? undefined : fallOf(first, { trials, successes })
    return [
      {
        from: bucket === 0 ? 0 : (exposureBuckets[bucket - 1] ?? 0) + 1,
        ...(to !== undefined && { to }),
        exposures: trials,
        conversions: successes,
        rate: successes / trials,
        interval: shareSequence({ trials, successes }),
        ...(fall && { effect: -fall.value, effectInterval: [-fall.interval[1], -fall.interval[0]] as const }),
      },
    ]
  })
}
