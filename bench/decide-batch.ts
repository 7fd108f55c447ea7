import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Benchmark, median } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { load, type Load, type Loaded } from './load.ts'
import { startOnce, stop } from './start.ts'

const placement = 'home-hero'
const size = 100
const rounds = 5

const moments = Array.from({ length: 1_000 }, (_, n) => ({ rain: (n % 50) / 10, device: n % 2 === 0 ? 'phone' : 'computer', visit: n }))
const one = moments.map((context) => JSON.stringify({ placement, context, synthetic: true }))
const many = Array.from({ length: moments.length / size }, (_, n) =>
  JSON.stringify({ placement, synthetic: true, requests: moments.slice(n * size, (n + 1) * size).map((context) => ({ context })) }),
)
const all = moments.map((context) => JSON.stringify({ context, synthetic: true }))

/**
 * One caller that waits for each answer: a hundred contexts in one request beside one context a request, each decision with its record on the disk. And a page that
 * asks beforehand for all placements, beside one that asks for one.
 */
export const decideBatch: Benchmark = {
  figures: ['decide.batch'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const port = await freePorts()
    say('decide.batch: starting the product')
    const product = await startOnce(folder, port)
    try {
      const asked = (path: string, bodies: readonly string[], connections = 1): Load => ({
        host: '127.0.0.1',
        port,
        path,
        headers: { authorization: `Bearer ${product.access.token}` },
        bodies,
        connections,
        seconds: full ? 5 : 1.5,
      })
      const single = asked('/api/decision.request', one)
      const batched = asked('/api/decision.batch', many)
      const ahead = asked('/api/decision.prefetch', all)
      for (const what of [single, batched, ahead]) await load({ ...what, seconds: 1 })
      const turns: { single: Loaded; batched: Loaded; ahead: Loaded }[] = []
      for (let round = 1; round <= rounds; round++) {
        say(`decide.batch: round ${round} of ${rounds}`)
        turns.push({ single: await load(single), batched: await load(batched), ahead: await load(ahead) })
      }
      const crowd = { single: await load({ ...single, connections: 256 }), batched: await load({ ...batched, connections: 8 }) }
      const refused = turns.reduce((sum, turn) => sum + turn.single.refused + turn.batched.refused + turn.ahead.refused, 0)
      const p50 = (of: 'single' | 'ahead'): number => Math.round(median(turns.map((turn) => turn[of].p50)) * 100) / 100
      return [
        {
          name: 'decide.batch',
          value: Math.round(median(turns.map(({ batched: { perSecond } }) => perSecond * size))),
          unit: 'decisions/s',
          against: 'one decision a request, by the same one caller',
          ratio: median(turns.map((turn) => (turn.batched.perSecond * size) / turn.single.perSecond)),
          more: {
            size,
            single: Math.round(median(turns.map((turn) => turn.single.perSecond))),
            crowdBatched: Math.round(crowd.batched.perSecond * size),
            crowdSingle: Math.round(crowd.single.perSecond),
            oneMs: p50('single'),
            prefetchOfAllMs: p50('ahead'),
            refused,
          },
        },
      ]
    } finally {
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}
