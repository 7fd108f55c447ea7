/** Mulberry32 (Tommy Ettinger, public domain): a whole run from one number, 5 ns a draw. */
export const random = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Successes of so many trials, one by one: the tails are what is measured here, so nothing is approximated. */
export const successes = (draw: () => number, trials: number, rate: number): number => {
  let count = 0
  for (let trial = 0; trial < trials; trial++) if (draw() < rate) count++
  return count
}
