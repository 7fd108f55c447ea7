import { connect } from 'node:net'
import { once } from 'node:events'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { expect, it } from 'vitest'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { listen } from './listen.ts'

const opened = async (app: Hono) => {
  const listening = await listen(app, '127.0.0.1', 0)
  if (isRefusal(listening)) throw new Error(listening.message)
  return { ...listening, url: `http://127.0.0.1:${listening.port}` }
}

/** Answers when it is told to. */
const slowApp = () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>()
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>()
  const app = new Hono()
  app.get('/quick', (context) => context.text('done'))
  app.get('/slow', async (context) => {
    isAsked()
    await mayAnswer
    return context.text('kept')
  })
  app.get('/stream', (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ data: 'one' })
      await new Promise<void>((ended) => stream.onAbort(ended))
    }),
  )
  return { app, asked, answer }
}

it('whoever has asked is answered, and nobody new comes in', async () => {
  const { app, asked, answer } = slowApp()
  const { url, close } = await opened(app)
  const answered = fetch(`${url}/slow`).then((response) => response.text())
  await asked
  const closed = close()
  await expect(fetch(`${url}/quick`)).rejects.toThrow('fetch failed')
  answer()
  expect(await answered).toBe('kept')
  await closed
})

it('idle connections, silent ones and streams end at once', async () => {
  const { app } = slowApp()
  const { url, port, close } = await opened(app)
  expect(await (await fetch(`${url}/quick`)).text()).toBe('done')
  const silent = connect(port, '127.0.0.1').on('error', () => undefined)
  await once(silent, 'connect')
  const reader = (await fetch(`${url}/stream`)).body?.getReader()
  await reader?.read()
  const began = performance.now()
  await close()
  expect(performance.now() - began).toBeLessThan(1_000)
  await expect(reader?.read()).rejects.toThrow('terminated')
})

it('who never comes to an end is cut off', async () => {
  const { app, asked, answer } = slowApp()
  const { url, close } = await opened(app)
  const answered = fetch(`${url}/slow`)
  answered.catch(() => undefined)
  await asked
  await close()
  await expect(answered).rejects.toThrow('fetch failed')
  answer()
})
