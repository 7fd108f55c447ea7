import { fade, type Gathered, type Row } from './design.ts'
import { logCumulative } from './normal.ts'
import { fit, type Posterior } from './posterior.ts'
import type { Prior } from './prior.ts'

/** How fast counts fade, in days after which one weighs half: the slow learner knows more, the fast one forgets sooner what no longer holds. */
export const halfLives = { slow: 60, fast: 5 } as const
export type Pace = keyof typeof halfLives

/** Whole days that both are asked to foretell. */
const days = 7

/** What one learner's foretelling of a day was worth: −log of the probability that it gave to what came, in all. */
export interface Foretold {
  day: string
  trials: number
  slow: number
  fast: number
}

/**
 * Prequential comparison (Dawid, Statistical theory: the prequential approach, 1984): each of the last whole days was foretold by either learner from what
 * lay before it. Mains alone do here, since both are judged by the same model. Today is left out: its outcomes are still coming in.
 */
export const foretell = (gathered: readonly Gathered[], prior: Prior, today: string): Foretold[] => {
  const mains = { ...prior, pair: 0 }
  const all = [...new Set(gathered.flatMap((one) => one.days.map(([day]) => day)))].filter((day) => day < today).toSorted()
  const last: Partial<Record<Pace, Posterior>> = {}
  return all
    .slice(1)
    .slice(-days)
    .map((day): Foretold => {
      const rows = rowsOn(gathered, day)
      const loss = (pace: Pace): number => {
        const posterior = fit(fade(gathered, { today: day, halfLife: halfLives[pace] }, day), mains, { ...(last[pace] && { start: last[pace] }) })
        last[pace] = posterior
        return rows.reduce((sum, row) => sum + lossOf(posterior, row), 0)
      }
      return { day, trials: rows.reduce((sum, { trials }) => sum + trials, 0), slow: loss('slow'), fast: loss('fast') }
    })
}

/** Whose foretelling was better; the slow one's as long as they are as good as each other. */
export const betterPace = (foretold: readonly Foretold[]): Pace => (leadOf(foretold) > 0 ? 'fast' : 'slow')

/** How much more probable the fast learner held what came, as a logarithm. */
export const leadOf = (foretold: readonly Foretold[]): number => foretold.reduce((sum, { slow, fast }) => sum + slow - fast, 0)

const rowsOn = (gathered: readonly Gathered[], day: string): Row[] =>
  gathered.flatMap(({ terms, days: counted }): Row[] => {
    const counts = counted.find(([own]) => own === day)?.[1]
    return counts && counts.trials > 0 ? [{ terms, trials: counts.trials, successes: Math.min(counts.trials, counts.successes) }] : []
  })

/** Of a row's counts, by the mean of the posterior. */
const lossOf = ({ place, mean }: Posterior, { terms, trials, successes }: Row): number => {
  const eta = terms.reduce((sum, [term, value]) => sum + value * (mean[place.get(term) ?? -1] ?? 0), 0)
  return -(successes * logCumulative(eta) + (trials - successes) * logCumulative(-eta))
}
