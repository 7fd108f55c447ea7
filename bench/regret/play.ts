import { derivedSeed, drawAt, type Seed } from '../../engine/decide/draw.ts'
import type { Truth } from './truth.ts'

/** The same for all who play: the truth, how long it lasts, and how often what was learned becomes what is shown. */
export interface Game {
  truth: Truth
  decisions: number
  /** Decisions a day, for those who forget by days. */
  daily: number
  seed: Seed
}

/** When what was learned becomes what is shown: after 8 % more decisions, but after 500 at least and 2,000 at most. The live learner turns more often. */
export const refreshes = (decisions: number): number[] => {
  const starts = [0]
  for (let next = 500; next < decisions; next += Math.min(2_000, Math.max(500, Math.round(0.08 * next)))) starts.push(next)
  return starts
}

/** What happened in one batch, by combination. */
export interface Batch {
  shown: Uint32Array
  succeeded: Uint32Array
}

/** Who plays: says what to show from the next batch on, and hears how the batch went. */
export interface Player {
  /** The combination to show to the n-th visitor, for as long as the batch lasts. */
  refreshed(from: number): (visitor: number) => number
  heard(batch: Batch, from: number): void
}

/**
 * Plays a game to its end. Answers what was lost against always showing the best of the moment, in successes to be expected. A visitor would respond to a
 * combination or not whoever shows it, so that all players meet the same people.
 */
export const play = ({ truth, decisions, seed }: Game, player: Player): number => {
  const people = derivedSeed(seed, 'people')
  const starts = refreshes(decisions)
  let regret = 0
  for (const [turn, from] of starts.entries()) {
    const until = starts[turn + 1] ?? decisions
    const rates = truth.ratesAt(from / decisions)
    const best = rates.reduce((most, rate) => Math.max(most, rate))
    const show = player.refreshed(from)
    const heard: Batch = { shown: new Uint32Array(rates.length), succeeded: new Uint32Array(rates.length) }
    for (let visitor = from; visitor < until; visitor++) {
      const shown = show(visitor)
      heard.shown[shown]!++
      if (drawAt(people, visitor) < rates[shown]!) heard.succeeded[shown]!++
      regret += best - rates[shown]!
    }
    player.heard(heard, from)
  }
  return regret
}
