export type Rate = readonly { at: string; count: number }[]

const step = 10_000
const bars = 60

/** A bar for each ten seconds of the ten minutes that end at a moment, whether or not anything came in them. */
export const barsUntil = (now: number, rate: Rate): { at: number; count: number }[] => {
  const counts = new Map(rate.map(({ at, count }) => [Date.parse(at), count]))
  const last = Math.floor(now / step) * step
  return Array.from({ length: bars }, (_, index) => {
    const at = last - (bars - 1 - index) * step
    return { at, count: counts.get(at) ?? 0 }
  })
}
