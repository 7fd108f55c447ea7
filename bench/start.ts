import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readLocalAccess, type LocalAccess } from '../server/local-access.ts'
import type { Benchmark } from './figure.ts'
import { freePorts } from './free-ports.ts'

const entrance = resolve(import.meta.dirname, '../cli/bin/continuo.mjs')
const aims = { readySeconds: 5, residentMegabytes: 500 }
const warmRequests = 2_000

export interface Started {
  child: ChildProcess
  access: LocalAccess
  /** from the spawn to the first answered decision */
  seconds: number
}

const decide = (access: LocalAccess, n: number): Promise<Response> =>
  fetch(`${access.url}/api/decision.request`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access.token}` },
    body: JSON.stringify({ placement: 'home-hero', subject: { userId: `bench-${n}` }, synthetic: true }),
  })

/** Starts the product as a person would, and waits until it has answered a decision. */
export const startOnce = async (folder: string, port: number): Promise<Started> => {
  const began = performance.now()
  const child = spawn(process.execPath, [entrance, 'start'], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the engine did not start: ${said.join('').trim()}`)
    const access = await readLocalAccess(folder)
    const answered = access?.url.endsWith(`:${port}`) ? await decide(access, 0).catch(() => undefined) : undefined
    if (access && answered?.ok) return { child, access, seconds: (performance.now() - began) / 1_000 }
    await new Promise((resume) => setTimeout(resume, 10))
  }
}

export const stop = ({ child }: Started): Promise<void> =>
  new Promise((done) => {
    child.on('exit', () => done())
    child.kill('SIGTERM')
  })

/** Proportional set size of a process and all below it, in megabytes: shared pages are counted once. */
const residentTree = async (root: number): Promise<number> => {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : ''
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (stat) parents.set(Number(name), parent)
  }
  const below = (pid: number): boolean => pid === root || (parents.has(pid) && (parents.get(pid) ?? 0) > 1 && below(parents.get(pid) ?? 0))
  let kilobytes = 0
  for (const pid of parents.keys()) {
    if (!below(pid)) continue
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  return kilobytes / 1_024
}

/** The second start of the product on its own data, and what the whole tree of processes holds after traffic. */
export const start: Benchmark = {
  figures: ['start.ready', 'memory.resident'],
  run: async ({ say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const port = await freePorts()
    try {
      say('start: the first start makes the database and tells the starter’s story')
      const first = await startOnce(folder, port)
      await stop(first)
      const second = await startOnce(folder, port)
      for (let n = 0; n < warmRequests; n += 20)
        await Promise.all(Array.from({ length: 20 }, (_, k) => decide(second.access, n + k).then((answer) => answer.arrayBuffer())))
      const resident = second.child.pid === undefined ? Number.NaN : await residentTree(second.child.pid)
      await stop(second)
      return [
        {
          name: 'start.ready',
          value: second.seconds,
          unit: 's',
          against: `${aims.readySeconds} s`,
          ratio: aims.readySeconds / second.seconds,
          more: { firstStart: Number(first.seconds.toFixed(2)) },
        },
        {
          name: 'memory.resident',
          value: resident,
          unit: 'MB',
          against: `${aims.residentMegabytes} MB`,
          ratio: aims.residentMegabytes / resident,
          more: { after: `${warmRequests} decisions` },
        },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
