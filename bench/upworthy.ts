import { fileURLToPath } from 'node:url'
import { readArchive } from '../cli/replay/archive.ts'
import { replay } from '../cli/replay/replay.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import type { Benchmark } from './figure.ts'

const folder = fileURLToPath(new URL('../../shared/data/upworthy', import.meta.url))

/** Three hundred tests of the second half of the archive; with --full all of it. */
export const upworthy: Benchmark = {
  figures: ['upworthy.ratio'],
  run: async ({ full, say }) => {
    const archive = await readArchive(folder)
    if (isRefusal(archive)) {
      say(`upworthy.ratio was not measured. ${archive.message}`)
      return []
    }
    const { ratio, share, plainShare, tests, decisionsPerSecond } = replay(archive, {
      seed: '1',
      clock: () => performance.now(),
      ...(!full && { tests: 300 }),
    })
    return [
      {
        name: 'upworthy.ratio',
        value: share,
        unit: 'of the oracle’s lift',
        against: 'plain Beta(1,1) Thompson sampling',
        ratio,
        more: { tests, plainShare, decisionsPerSecond, rates: 'shrunk within each test, sd 0.195 on the logit' },
      },
    ]
  },
}
