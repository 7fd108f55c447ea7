import { type Batch, noMoments } from './batch.ts'

/** Units of one arm that were all exposed, some of which converted, each for one. */
export const batchOf = (arm: number, units: number, conversions: number, shares: readonly number[] = [0.5, 0.5]): Batch => ({
  ...noMoments,
  arm,
  shares,
  units,
  exposed: units,
  conversions,
  sum: conversions,
  squares: conversions,
})
