import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { someVideo } from '../adapters/imports/video.fixture.ts'
import { outgoingFile } from '../cli/upload/outgoing.ts'
import { send } from '../cli/upload/send.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { connectTo } from '../sdk/client.ts'
import { badLine } from './bad-line.ts'
import type { Benchmark } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { startOnce, type Started, stop } from './start.ts'

/** As large as one upload may be. */
const size = 1_073_741_824
const megabyte = 1_000_000

/** A video with noise behind it, in a box that players skip: what a library takes, and what no disk makes smaller. */
const makeVideo = async (path: string): Promise<void> => {
  const head = await someVideo('mp4')
  const box = Buffer.alloc(8)
  box.writeUInt32BE(size - head.length, 0)
  box.write('free', 4, 'latin1')
  const noise = Buffer.alloc(8_388_608)
  for (let n = 0; n < noise.length; n += 4) noise.writeUInt32LE(Math.imul(n + 1, 2_654_435_761) >>> 0, n)
  const file = await open(path, 'w')
  let at = 0
  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.write(bytes, 0, bytes.length, at)
    at += bytes.length
  }
  await write(head)
  await write(box)
  for (let n = 0; at < size; n++) {
    noise.writeUInt32LE(n, 0)
    await write(noise.subarray(0, Math.min(noise.length, size - at)))
  }
  await file.close()
}

/** The least that anybody could do with the same bytes: read them, take their hash, and write them elsewhere. */
const copyAndHash = async (from: string, to: string): Promise<{ hash: string; seconds: number }> => {
  const began = performance.now()
  const hash = createHash('sha256')
  const through = new PassThrough()
  through.on('data', (piece: Buffer) => hash.update(piece))
  await pipeline(createReadStream(from), through, createWriteStream(to, { flush: true }))
  return { hash: hash.digest('hex'), seconds: (performance.now() - began) / 1_000 }
}

const residentOf = async ({ child }: Started): Promise<number> => {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024
}

/** The most that a server held while somebody looked, beside what it holds at rest. */
const watched = (server: () => Started): { most(): number; end(): void } => {
  let most = 0
  const timer = setInterval(() => void residentOf(server()).then((now) => (most = Math.max(most, now))), 50)
  return { most: () => most, end: () => clearInterval(timer) }
}

const killed = ({ child }: Started): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGKILL')
  })

/**
 * One file of 1 GiB into the library, sent by our own command line over a line that is cut after three tenths and to a server that is killed after six: both in
 * the midst of a piece. What is added must have the hash of what was sent. Time in which no server was up is told apart.
 */
export const uploadResumed: Benchmark = {
  figures: ['upload.resumed'],
  long: true,
  run: async ({ say }) => {
    const [folder, data] = [await mkdtemp(join(tmpdir(), 'continuo-video-')), await mkdtemp(join(tmpdir(), 'continuo-bench-'))]
    const [path, copy] = [join(folder, 'video.mp4'), join(folder, 'copy.mp4')]
    const port = await freePorts()
    let server = await startOnce(data, port)
    const line = await badLine(port)
    const memory = watched(() => server)
    try {
      say('upload.resumed: a video of 1 GiB is made, copied and hashed')
      await makeVideo(path)
      const { hash, seconds: plain } = await copyAndHash(path, copy)
      const atRest = await residentOf(server)
      let [cuts, down] = [0, 0]
      let restarted: Promise<void> | undefined
      const restart = async (): Promise<void> => {
        const began = performance.now()
        await killed(server)
        say('upload.resumed: the server was killed')
        server = await startOnce(data, port)
        down = (performance.now() - began) / 1_000
      }
      line.after(size * 0.3, () => {
        line.cut()
        cuts++
      })
      line.after(size * 0.6, () => (restarted = restart()))
      say('upload.resumed: it is sent')
      const { token } = server.access
      const began = performance.now()
      const connected = { url: line.url, token, client: connectTo({ url: line.url, token }) }
      const outcome = await send(connected, 'video.mp4', await outgoingFile(path))
      const seconds = (performance.now() - began) / 1_000
      await restarted
      if (outcome.outcome !== 'added' || cuts !== 1 || down === 0) throw new Error(`it was not as meant: ${JSON.stringify({ outcome, cuts, down })}`)
      const shown = await connected.client.asset.show({ id: outcome.asset ?? '' })
      if (isRefusal(shown) || shown.asset.hash !== hash || shown.asset.bytes !== size)
        throw new Error(`another file was added: ${JSON.stringify(shown)}`)
      const perSecond = size / megabyte / (seconds - down)
      return [
        {
          name: 'upload.resumed',
          value: perSecond,
          unit: 'MB/s',
          against: 'copying and hashing the same bytes',
          ratio: perSecond / (size / megabyte / plain),
          more: {
            'sent again, MB': Number(((line.sent() - size) / megabyte).toFixed(1)),
            'seconds in all': Number(seconds.toFixed(1)),
            'of them without a server': Number(down.toFixed(1)),
            'plain copy, seconds': Number(plain.toFixed(2)),
            'server at rest, MB': Math.round(atRest),
            'server at most, MB': Math.round(memory.most()),
          },
        },
      ]
    } finally {
      memory.end()
      line.close()
      await stop(server)
      for (const one of [folder, data]) await rm(one, { recursive: true, force: true })
    }
  },
}
