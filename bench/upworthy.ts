import { fileURLToPath } from 'node:url'
import { readArchive } from '../cli/replay/archive.ts'
import { replay } from '../cli/replay/replay.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import type { Benchmark } from './figure.ts'

const folder = fileURLToPath(new URL('../../shared/data/upworthy', import.meta.url))

const fewestSeeds = 5

/** Three hundred tests of the second half of the archive for each seed; with --full all of it. */
export const upworthy: Benchmark = {
  figures: ['upworthy.ratio'],
  run: async ({ full, seeds, say }) => {
    const archive = await readArchive(folder)
    if (isRefusal(archive)) {
      say(`upworthy.ratio was not measured. ${archive.message}`)
      return []
    }
    const results = Array.from({ length: Math.max(fewestSeeds, seeds ?? fewestSeeds) }, (_, seed) => {
      say(`upworthy.ratio: seed ${seed + 1}`)
      return replay(archive, { seed: String(seed + 1), clock: () => performance.now(), ...(!full && { tests: 300 }) })
    })
    const mean = (of: 'ratio' | 'share' | 'plainShare' | 'decisionsPerSecond'): number =>
      results.reduce((sum, result) => sum + result[of], 0) / results.length
    const ratios = results.map(({ ratio }) => ratio)
    const deviation = Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - mean('ratio')) ** 2, 0) / (ratios.length - 1))
    return [
      {
        name: 'upworthy.ratio',
        value: mean('share'),
        unit: 'of the oracle’s lift',
        against: 'plain Beta(1,1) Thompson sampling',
        ratio: mean('ratio'),
        more: {
          seeds: results.length,
          ratios: ratios.map((ratio) => ratio.toFixed(2)).join(' '),
          spread: `± ${deviation.toFixed(3)} (standard deviation over seeds)`,
          tests: results[0]?.tests ?? 0,
          plainShare: Number(mean('plainShare').toFixed(4)),
          decisionsPerSecond: Math.round(mean('decisionsPerSecond')),
          rates: 'shrunk within each test, sd 0.195 on the logit',
        },
      },
    ]
  },
}
