import { seedOf } from '../../engine/decide/draw.ts'
import { ours } from './ours.ts'
import { fullFactorial, perSlot, uniformRegret } from './peers.ts'
import { type Game, play } from './play.ts'
import { truthOf, type World } from './truth.ts'

/** Regret of each player in one world, in percent of what showing everything evenly would have lost. */
export interface Run {
  ours: number
  fullFactorial: number
  perSlot: number
}

const decisions = 100_000
/** Twenty days. */
const daily = 5_000

export const run = (world: World, index: number): Run => {
  const seed = seedOf('regret', String(index))
  const game: Game = { truth: truthOf(world, seed), decisions, daily, seed }
  const percent = (regret: number): number => (100 * regret) / uniformRegret(game)
  return {
    ours: percent(play(game, ours(game))),
    fullFactorial: percent(play(game, fullFactorial(game))),
    perSlot: percent(play(game, perSlot(game))),
  }
}
