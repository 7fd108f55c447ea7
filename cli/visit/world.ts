import { drawAt, fillNormals, type Seed, seedOf } from '../../engine/decide/draw.ts'
import { cumulative } from '../../engine/learn/normal.ts'

/**
 * The hidden truth that the generator plays, and reveals at the end: a probit rate with one effect for each component. One headline tires.
 * Effects hang on the name of the world and on what a component says, so that they are the same on every fresh sample.
 */
export interface World {
  /** Effect of a component on the probit scale; normal with sd 0.12. */
  effectOf(component: string): number
  /** Chance that this person clicks on this combination, having seen the tired one so often before. */
  clickRate(components: Readonly<Record<string, string>>, seenTired: number): number
  /** Chance that somebody orders who was shown nothing of ours. */
  ownOrderRate: number
  /** Chance that a click becomes an order. */
  orderRate: number
  /** Money of one order, in the engine's currency. */
  orderValue(draw: number): number
  tires(component: string): boolean
}

const spread = 0.12
const orderRate = 0.22
/** Φ(−1.4) = 8.1 %, the rate of a combination without any effect: high, so that a minute is enough to learn. */
const intercept = -1.4
/** From the third time on the tired headline loses this much. */
const worn = 1.5
/** Before that it is the best by far: what is shown often is what can tire. */
const novelty = 0.4

export const worldOf = (name: string, titles: ReadonlyMap<string, string>, tired: string | undefined): World => {
  const effects = new Map<string, number>()
  const effectOf = (component: string): number => {
    const known = effects.get(component)
    if (known !== undefined) return known
    const normal = new Float64Array(2)
    fillNormals(seedOf(`world ${name}`, titles.get(component) ?? component), 0, normal)
    const effect = spread * (normal[0] ?? 0) + (component === tired ? novelty : 0)
    effects.set(component, effect)
    return effect
  }
  const tires = (component: string): boolean => component === tired
  return {
    effectOf,
    tires,
    clickRate: (components, seenTired) => {
      const shown = Object.values(components)
      const sum = shown.reduce((total, component) => total + effectOf(component), intercept)
      return cumulative(shown.some(tires) && seenTired >= 2 ? sum - worn : sum)
    },
    ownOrderRate: cumulative(intercept) * orderRate,
    orderRate,
    orderValue: (draw) => Math.round((29 + draw * 260) * 100) / 100,
  }
}

/** How often each visitor comes: some once, some again and again (geometric; `again` is the chance of one more visit), 20 times at most. */
export const visitsOf = (seed: Seed, visitor: number, again: number): number =>
  Math.min(20, 1 + Math.floor(Math.log(1 - drawAt(seed, visitor)) / Math.log(again)))
