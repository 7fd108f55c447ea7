/** One measured figure: ours, and its ratio to a named peer or limit that was measured in the same run. */
export interface Figure {
  name: string
  value: number
  unit: string
  against: string
  /** ours ÷ the peer's, so that more is better; for times and sizes the limit ÷ ours. */
  ratio: number
  /** What else was read on the way: medians of the rounds, CPU per request, dropped records. */
  more?: Record<string, number | string>
}

export interface Benchmark {
  /** names of its figures, to choose by */
  figures: readonly string[]
  /** Run where it is named, or with --full. */
  long?: boolean
  run(options: BenchmarkOptions): Promise<readonly Figure[]>
}

export interface BenchmarkOptions {
  full: boolean
  /** How many seeds the caller asked for, where chance plays a part. */
  seeds?: number
  /** Whether the caller asked for this figure. */
  only(figure: string): boolean
  say(sentence: string): void
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
