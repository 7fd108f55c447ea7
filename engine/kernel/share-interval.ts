/** Φ⁻¹(0.975): how many standard deviations 95 % of a normal distribution lie within. */
export const z95 = 1.959963984540054

/** 95 % interval of k in n (E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927). Not for n = 0. */
export const shareInterval = (k: number, n: number): { low: number; high: number } => {
  const z2 = z95 ** 2
  const share = k / n
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return { low: k === 0 ? 0 : Math.max(0, middle - reach), high: k === n ? 1 : Math.min(1, middle + reach) }
}
