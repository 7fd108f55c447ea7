/** log n!: Stirling's series beyond 256, where its error is below 1e−15; the plain sum before. */
export const logFactorial = (n: number): number => {
  if (n > 256) return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log(i)
  return sum
}
