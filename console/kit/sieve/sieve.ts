export interface Candidate {
  id: string
  name: string
  href?: string
  /** The gate that refused it, and the reason with the values that made it so. Absent: it passed them all. */
  stopped?: { gate: string; because: string }
}

export interface SievedCandidate extends Candidate {
  /** Index of the gate that stopped it; the number of gates if none did. */
  reached: number
}

export interface Sieved {
  /** Who came furthest first, so that a gate's line never crosses a reason. */
  candidates: SievedCandidate[]
  /** How many enter each gate, and how many are left after the last. */
  counts: number[]
  /** For each gate the last row that reaches it. */
  deepest: number[]
}

export const sift = (gates: readonly string[], candidates: readonly Candidate[]): Sieved => {
  const reached = candidates
    .map((candidate) => ({ ...candidate, reached: candidate.stopped ? gates.indexOf(candidate.stopped.gate) : gates.length }))
    .toSorted((a, b) => b.reached - a.reached)
  const counts = [...gates.keys(), gates.length].map((gate) => reached.filter((candidate) => candidate.reached >= gate).length)
  return { candidates: reached, counts, deepest: counts.slice(0, gates.length).map((count) => count - 1) }
}
