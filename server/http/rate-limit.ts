/** A bucket a caller: `perSecond` tokens flow in up to `burst`; an empty bucket means wait. Memory is bounded by forgetting full buckets. */
export const rateLimit = (perSecond: number, burst: number, now: () => number = Date.now) => {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const most = 50_000
  return (caller: string, cost = 1): boolean => {
    const at = now()
    const bucket = buckets.get(caller) ?? { tokens: burst, at }
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond)
    bucket.at = at
    if (buckets.size > most) forgetFull(buckets, at, perSecond, burst)
    buckets.set(caller, bucket)
    if (bucket.tokens < cost) return false
    bucket.tokens -= cost
    return true
  }
}

const forgetFull = (buckets: Map<string, { tokens: number; at: number }>, at: number, perSecond: number, burst: number): void => {
  for (const [caller, bucket] of buckets) if (bucket.tokens + ((at - bucket.at) / 1_000) * perSecond >= burst) buckets.delete(caller)
}
