import { type Foretold, halfLives, leadOf } from '../pace.ts'
import type { Noticed } from '../signal.ts'

export interface DriftOptions {
  /** How often it may be said though nothing drifts, at most, in one look. */
  alpha?: number
}

/** Days on which the fast learner must have been ahead: one odd day is no drift. */
const fewestDays = 3

/**
 * What was learned no longer holds: the last days were foretold better by a learner that forgets. If the slow one were right, the ratio of the two
 * probabilities would have an expectation of 1, and 1 / α would be passed with a probability of at most α (Ville’s inequality).
 */
export const drift = (placement: string, foretold: readonly Foretold[], { alpha = 1e-4 }: DriftOptions = {}): Noticed | undefined => {
  const lead = leadOf(foretold)
  const ahead = foretold.filter(({ slow, fast }) => slow > fast)
  if (lead < -Math.log(alpha) || ahead.length < fewestDays) return undefined
  const trials = foretold.reduce((sum, day) => sum + day.trials, 0)
  return {
    kind: 'drift',
    placement,
    since: ahead[0]!.day,
    statement: `What was learned at ${placement} no longer holds: on ${ahead.length} of the last ${foretold.length} days its rates were foretold better by what came lately than by all that was counted.`,
    evidence: [
      { statement: 'log of how much more probable the fast learner held what came', value: lead, unit: 'figure', n: trials },
      ...(['slow', 'fast'] as const).map((pace) => ({
        statement: `Log-loss of the ${pace} learner (half-life ${halfLives[pace]} days), a decision`,
        value: foretold.reduce((sum, day) => sum + day[pace], 0) / trials,
        unit: 'figure' as const,
        n: trials,
      })),
    ],
  }
}
