import type { Space } from './combination.ts'
import type { Draws, Spread } from './policy.ts'

/** By index into the space's combinations, over all draws. */
export interface Winners {
  /** How often each has the best score. */
  wins: Uint32Array
  /** How often each comes second. */
  seconds: Uint32Array
}

/** Who wins each draw, and who comes second. Ties go round, in an order that does not depend on how the space was listed. */
export const winnersOf = (space: Space, draws: Draws, spread: Spread): Winners => {
  const keys = space.combinations.map((combination) => combination.join('\n'))
  const order = keys.map((_, index) => index).toSorted((a, b) => (keys[a]! < keys[b]! ? -1 : 1))
  const wins = new Uint32Array(order.length)
  const seconds = new Uint32Array(order.length)
  const scores = new Float64Array(order.length)
  for (let draw = 0; draw < draws.count; draw++) {
    draws.score(draw, spread, scores)
    let [best, second, most, next] = [-1, -1, -Infinity, -Infinity]
    for (let turn = 0, at = draw % order.length; turn < order.length; turn++, at = at + 1 === order.length ? 0 : at + 1) {
      const rival = order[at]!
      const score = scores[rival]!
      if (score > most || best < 0) [second, next, best, most] = [best, most, rival, score]
      else if (score > next || second < 0) [second, next] = [rival, score]
    }
    wins[best]!++
    if (second >= 0) seconds[second]!++
  }
  return { wins, seconds }
}
