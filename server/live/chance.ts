import type { Seed } from '../../engine/decide/draw.ts'

const words = 2_048

/** Seeds by chance, drawn from the system many at a time. */
export const chanceSeeds = (): (() => Seed) => {
  const pool = new Uint32Array(words)
  let next = words
  return () => {
    if (next >= words) {
      crypto.getRandomValues(pool)
      next = 0
    }
    return { high: pool[next++] ?? 0, low: pool[next++] ?? 0 }
  }
}
