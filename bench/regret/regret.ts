import type { Benchmark, Figure } from '../figure.ts'
import { hire } from './crew.ts'
import { type Level, levels } from './level.ts'
import type { Run } from './run.ts'

export const fewestSeeds = 12
const fullSeeds = 40

/**
 * What is lost while learning which of 6 × 6 × 4 × 3 = 432 combinations is best, over 100,000 decisions at about 3 %, in worlds with more and more
 * interaction and in one that no model here can say. Every player meets the same people and is refreshed as often.
 */
export const regret: Benchmark = {
  figures: levels.map(({ figure }) => figure),
  run: async ({ full, seeds, only, say }) => {
    const count = Math.max(fewestSeeds, seeds ?? (full ? fullSeeds : fewestSeeds))
    const crew = hire()
    try {
      const figures: Figure[] = []
      for (const level of levels.filter(({ figure }) => only(figure))) {
        say(`${level.figure}: ${count} worlds`)
        figures.push(figureOf(level, await crew.run(level.world, count)))
      }
      return figures
    } finally {
      await crew.dismiss()
    }
  },
}

const figureOf = ({ figure, aim }: Level, runs: readonly Run[]): Figure => {
  const [mine, full, slots] = [
    spread(runs.map((run) => run.ours)),
    spread(runs.map((run) => run.fullFactorial)),
    spread(runs.map((run) => run.perSlot)),
  ]
  const [peer, best] = slots.mean <= full.mean ? (['per-slot', slots] as const) : (['full-factorial', full] as const)
  return {
    name: figure,
    value: rounded(mine.mean),
    unit: '% of uniform’s',
    against: `${peer} Beta(1,1) Thompson sampling`,
    ratio: rounded(best.mean / mine.mean),
    more: {
      ours: written(mine),
      fullFactorial: written(full),
      perSlot: written(slots),
      uniform: 100,
      bar: `${rounded(best.mean + best.error)}: the best peer and one standard error`,
      ...(aim !== undefined && { aim }),
      seeds: runs.length,
      refreshed: 'after 8 % more decisions, 500 to 2,000',
    },
  }
}

interface Spread {
  mean: number
  error: number
}

/** The mean over seeds and its standard error. */
const spread = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}

const written = ({ mean, error }: Spread): string => `${mean.toFixed(1)} ± ${error.toFixed(1)}`
const rounded = (value: number): number => Number(value.toFixed(2))
