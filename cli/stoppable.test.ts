import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { stoppable } from './stoppable.ts'

/** A process of its own, since a signal reaches everybody who listens in this one. */
const program = `
  import { stoppable } from ${JSON.stringify(new URL('stoppable.ts', import.meta.url).href)}
  const asked = await stoppable({}, (stopped) => new Promise((done) => {
    const alive = setInterval(() => undefined, 1_000)
    stopped.addEventListener('abort', () => (clearInterval(alive), setTimeout(() => done('ended in its own time'), 50)))
    console.log('works')
  }))
  console.log(asked, process.listenerCount('SIGINT') + process.listenerCount('SIGTERM'))
`

test.each(['SIGINT', 'SIGTERM'] as const)('%s lets work end as it sees fit, and nothing listens afterwards', async (signal) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said === 'works\n') child.kill(signal)
  })
  expect(await new Promise((done) => child.on('close', done))).toBe(0)
  expect(said).toBe('works\nended in its own time 0\n')
})

test('who brings a signal of their own is stopped by that alone', async () => {
  const stopping = new AbortController()
  const before = process.listenerCount('SIGINT')
  const worked = stoppable({ stopped: stopping.signal }, async (stopped) => [stopped === stopping.signal, process.listenerCount('SIGINT') - before])
  expect(await worked).toEqual([true, 0])
})
