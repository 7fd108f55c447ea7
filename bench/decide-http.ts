import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { LocalAccess } from '../server/local-access.ts'
import { type Benchmark, median } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { load, type Load } from './load.ts'
import { processorMicros } from './processor-time.ts'
import { startOnce, stop } from './start.ts'

const placement = 'home-hero'
const connections = 256
const rounds = 5
const contexts = 1_000

/** A thousand different moments, about two in five of them rainy. */
const bodies = Array.from({ length: contexts }, (_, n) =>
  JSON.stringify({ placement, context: { rain: (n % 50) / 10, device: n % 2 === 0 ? 'phone' : 'computer', visit: n }, synthetic: true }),
)

interface Round {
  perSecond: number
  cpu: number
  p50: number
  p99: number
  answered: number
  refused: number
}

/** The product's decision door beside a bare node:http that echoes JSON of the same size: in turns, so that both meet the same machine. */
export const decideHttp: Benchmark = {
  figures: ['decide.http'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const port = await freePorts()
    say('decide.http: starting the product and its peer')
    const product = await startOnce(folder, port)
    let peer: ChildProcess | undefined
    try {
      const ours: Load = {
        host: '127.0.0.1',
        port,
        path: '/api/decision.request',
        headers: { authorization: `Bearer ${product.access.token}` },
        bodies,
        connections,
        seconds: full ? 10 : 3,
      }
      await drained(product.access)
      const before = await recorded(product.access)
      const warm = await load({ ...ours, seconds: 4 })
      const bytes = warm.bodyBytes
      // The next port is the sample site's.
      const peerPort = port + 2
      peer = await startPeer(peerPort, bytes - (bodies[0]?.length ?? 0) - ',"pad":""'.length)
      await load({ ...ours, port: peerPort, seconds: 1 })
      const echoed: Round[] = []
      const decided: Round[] = [{ ...warm, cpu: 0 }]
      for (let round = 1; round <= rounds; round++) {
        await drained(product.access)
        say(`decide.http: round ${round} of ${rounds}`)
        echoed.push(await measure({ ...ours, port: peerPort }, peer.pid ?? 0))
        decided.push(await measure(ours, product.child.pid ?? 0))
      }
      await drained(product.access)
      const kept = (await recorded(product.access)) - before
      const answered = decided.reduce((sum, round) => sum + round.answered - round.refused, 0)
      const own = decided.slice(1)
      const rate = median(own.map(({ perSecond }) => perSecond))
      const bare = median(echoed.map(({ perSecond }) => perSecond))
      return [
        {
          name: 'decide.http',
          value: rate,
          unit: 'decisions/s',
          against: 'bare node:http JSON echo',
          ratio: median(own.map(({ perSecond }, n) => perSecond / (echoed[n]?.perSecond ?? Number.NaN))),
          more: {
            echo: Math.round(bare),
            connections,
            bytes,
            cpuMicros: rounded(median(own.map(({ cpu }) => cpu))),
            echoCpuMicros: rounded(median(echoed.map(({ cpu }) => cpu))),
            p50: rounded(median(own.map(({ p50 }) => p50))),
            p99: rounded(median(own.map(({ p99 }) => p99))),
            echoP99: rounded(median(echoed.map(({ p99 }) => p99))),
            refused: decided.reduce((sum, { refused }) => sum + refused, 0),
            dropped: answered - kept,
          },
        },
      ]
    } finally {
      peer?.kill()
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const rounded = (value: number): number => Math.round(value * 10) / 10

const startPeer = async (port: number, padding: number): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'echo.ts'), String(port), String(Math.max(0, padding))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [first] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])) as [unknown]
  if (!Buffer.isBuffer(first)) throw new Error('the echo did not start')
  return child
}

const measure = async (what: Load, pid: number): Promise<Round> => {
  const began = await processorMicros(pid)
  const { perSecond, p50, p99, answered, refused } = await load(what)
  return { perSecond, p50, p99, answered, refused, cpu: ((await processorMicros(pid)) - began) / answered }
}

/** Every answer waited for its record to be safe on the disk; this waits until all of them are in the database too, so that no round pays for another. */
const drained = async ({ url }: LocalAccess): Promise<void> => {
  for (;;) {
    const text = await (await fetch(`${url}/metrics`)).text()
    if (/^continuo_records_behind_bytes 0$/m.test(text)) return
    await new Promise((resume) => setTimeout(resume, 100))
  }
}

/** Records of the placement that are in the database, counted as they were shipped. */
const recorded = async ({ url, token }: LocalAccess): Promise<number> => {
  const response = await fetch(`${url}/api/placement.show`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: placement, hours: 1 }),
  })
  const { branches } = (await response.json()) as { branches: { count: number }[] }
  return branches.reduce((sum, { count }) => sum + count, 0)
}
