import { drawAt, type Seed } from '../engine/decide/draw.ts'
import { believe } from '../engine/learn/belief.ts'
import { addTallies, cellKey, type Features, type LearningCell, success, trial } from '../engine/learn/cell.ts'
import { rowsOf } from '../engine/learn/design.ts'
import { defaultPrior } from '../engine/learn/prior.ts'
import { type Benchmark, median } from './figure.ts'
import { truthOf } from './regret/truth.ts'

const aim = 20_000
const days = 20
const turns = 7
const seed: Seed = { high: 20_261, low: 5 }

/** 432 combinations on twenty days: 8,640 cells, and 152 effects, since in this world components interact. */
const { space, ratesAt } = truthOf({ pairs: 0.12, misspecified: false }, seed)
const rates = ratesAt(0)
const featuresAt = (index: number): Features => ({
  components: Object.fromEntries(space.combinations[index]!.map((component, slot) => [space.slots[slot]!.slot, component])),
  exposure: 0,
  position: 0,
})
const dayAt = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)

/** Outcomes folded into cells, as plain counts: one exposure each, and now and then a conversion. */
const fold = (outcomes: number): Map<string, LearningCell> => {
  const cells = new Map<string, LearningCell>()
  for (let at = 0; at < outcomes; at++) {
    const day = dayAt(Math.floor((at / outcomes) * days))
    const index = Math.floor(drawAt(seed, 2 * at) * rates.length)
    const features = featuresAt(index)
    const key = cellKey({ placement: 'bench', day, features })
    const tally = drawAt(seed, 2 * at + 1) < rates[index]! ? addTallies(trial, success(100)) : trial
    const known = cells.get(key)
    cells.set(key, known ? { ...known, ...addTallies(known, tally) } : { placement: 'bench', day, features, ...tally })
  }
  return cells
}

export const learnerUpdates: Benchmark = {
  figures: ['learner.updates'],
  run: async () => {
    const outcomes = 200_000
    const began = performance.now()
    const cells = [...fold(outcomes).values()]
    const perSecond = (outcomes / (performance.now() - began)) * 1_000
    const refit = (): { rows: number; cold: number; warm: number; dimensions: number } => {
      const start = performance.now()
      const rows = rowsOf(cells, () => [], { today: dayAt(days), halfLife: 60 })
      const laid = performance.now()
      const belief = believe(rows, defaultPrior)
      const fitted = performance.now()
      believe(rows, defaultPrior, { last: belief })
      return {
        rows: laid - start,
        cold: fitted - start,
        warm: laid - start + performance.now() - fitted,
        dimensions: Math.max(...belief.models.map(({ posterior }) => posterior.terms.length)),
      }
    }
    const refits = Array.from({ length: turns + 2 }, refit).slice(2)
    const ms = (of: 'rows' | 'cold' | 'warm'): number => Number(median(refits.map((one) => one[of])).toFixed(1))
    return [
      {
        name: 'learner.updates',
        value: Math.round(perSecond),
        unit: 'outcomes/s',
        against: `${aim.toLocaleString('en-GB')} a second`,
        ratio: perSecond / aim,
        more: { cells: cells.length, dimensions: refits[0]?.dimensions ?? 0, refitMs: ms('warm'), firstFitMs: ms('cold'), ofThemRowsMs: ms('rows') },
      },
    ]
  },
}
