import { percent } from '../signal.ts'

/** How far the logged decisions can speak for a policy. */
export interface Support {
  decisions: number
  /** (Σw)² / Σw²: how many decisions of the policy itself they are worth. Kish, Survey sampling (1965), section 11.7. */
  effective: number
  /** Of all weight, the part of the heaviest decision. */
  largestShare: number
  /** Part of what the policy would do that was never possible when the decisions were made: nothing logged speaks of it. */
  unsupported: number
}

export const leastEffective = 100
export const mostUnsupported = 0.01

/** `unsupported` of a row: the mass of π on what μ could not have done. */
export const supportOf = (rows: readonly { weight: number; unsupported?: number }[]): Support => {
  let [sum, squares, largest, unsupported] = [0, 0, 0, 0]
  for (const { weight, unsupported: own = 0 } of rows) {
    sum += weight
    squares += weight * weight
    largest = Math.max(largest, weight)
    unsupported += own
  }
  return {
    decisions: rows.length,
    effective: squares === 0 ? 0 : (sum * sum) / squares,
    largestShare: sum === 0 ? 0 : largest / sum,
    unsupported: rows.length === 0 ? 0 : unsupported / rows.length,
  }
}

/** Why no figure may be given; undefined when one may. */
export const noFigure = ({ decisions, effective, unsupported }: Support): string | undefined => {
  if (decisions === 0) return 'there are no decisions to judge by'
  if (unsupported > mostUnsupported) return `${percent(unsupported)} of what it would do was never done, at most ${percent(mostUnsupported)} may be`
  if (effective < leastEffective) return `effective sample ${Math.floor(effective)}, needs ${leastEffective}`
  return undefined
}
