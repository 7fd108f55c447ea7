import { z95 } from '../../kernel/share-interval.ts'
import type { Estimate } from './estimate.ts'

/** How long something took; `ended: false` where it is still open, or was set aside, and took at least this long. */
export interface Duration {
  length: number
  ended: boolean
}

/** One step of the survival curve. */
interface Step {
  at: number
  survival: number
  /** Σ d / (n (n − d)): Greenwood's sum. */
  greenwood: number
}

/** The product-limit estimate (E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, 1958). At a tie what ended goes before what is open. */
const curve = (durations: readonly Duration[]): Step[] => {
  const sorted = [...durations].sort((a, b) => a.length - b.length || Number(b.ended) - Number(a.ended))
  const steps: Step[] = []
  let survival = 1
  let greenwood = 0
  for (let first = 0; first < sorted.length;) {
    const at = sorted[first]?.length ?? 0
    let next = first
    let ended = 0
    while (next < sorted.length && sorted[next]?.length === at) ended += Number(sorted[next++]?.ended)
    const atRisk = sorted.length - first
    if (ended > 0) {
      survival *= 1 - ended / atRisk
      greenwood += ended / (atRisk * (atRisk - ended))
      steps.push({ at, survival, greenwood })
    }
    first = next
  }
  return steps
}

/** The first time by which at least `share` have ended; undefined where so many never did. */
export const survivalQuantile = (durations: readonly Duration[], share: number): number | undefined => firstAt(curve(durations), share)

// Products of fractions leave dust: 0.8 × 0.625 is not always 0.5.
const firstAt = (steps: readonly Step[], share: number): number | undefined => steps.find(({ survival }) => survival <= 1 - share + 1e-12)?.at

/**
 * The median where some are still open, with the interval of R. Brookmeyer and J. Crowley, A confidence interval for the median survival time, 1982,
 * on the complementary log-log scale (J. P. Klein and M. L. Moeschberger, Survival analysis, section 4.5): from where the curve's lower limit
 * reaches one half to where its upper limit does. An upper end that was not reached is left out. Undefined where fewer than half have ended.
 */
export const survivalMedian = (durations: readonly Duration[]): Estimate | undefined => {
  const steps = curve(durations)
  const value = firstAt(steps, 0.5)
  if (value === undefined) return undefined
  const low = steps.find((step) => distance(step) >= -z95)?.at ?? value
  const high = steps.find((step) => distance(step) >= z95)?.at
  return { value, low: Math.min(low, value), ...(high !== undefined && { high: Math.max(high, value) }), method: 'Kaplan–Meier, Brookmeyer–Crowley' }
}

/** How far the curve lies below one half, in its own standard errors. Where nothing is left there is no error to measure by. */
const distance = ({ survival, greenwood }: Step): number => {
  if (survival <= 0) return Number.NaN
  const place = (share: number) => Math.log(-Math.log(share))
  return ((place(survival) - place(0.5)) * Math.abs(Math.log(survival))) / Math.sqrt(greenwood)
}
