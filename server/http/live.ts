import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Database } from '../store/database.ts'
import type { Sealer } from '../sealer.ts'
import { problemResponse } from './problem.ts'
import { callerOf } from './who.ts'

const beatMs = 5_000
const mostWaiting = 1_000

/**
 * `GET /api/live`: server-sent events. Each message names what the journal just sealed: `{ at, seq, verbs, objects }`,
 * or `{ at }` alone as a heartbeat, so that a screen can tell its age. A reader that falls far behind is closed and comes back.
 */
export const serveLive = (
  app: Hono,
  { db, sealer, pulse }: { db: Database; sealer: Sealer; pulse: (listener: (engine: string, topic: string) => void) => () => void },
): void => {
  app.get('/api/live', async (context) => {
    const caller = await callerOf(db, context)
    if (isRefusal(caller)) return problemResponse(caller)
    return streamSSE(context, async (stream) => {
      const waiting: string[] = []
      let wake: (() => void) | undefined
      const push = (message: object) => {
        waiting.push(JSON.stringify({ at: new Date().toISOString(), ...message }))
        if (waiting.length > mostWaiting) stream.abort()
        wake?.()
      }
      const offSealed = sealer.onSealed((engine, entries) => {
        if (engine !== caller.engine) return
        push({
          seq: entries.at(-1)?.seq,
          verbs: [...new Set(entries.map(({ verb }) => verb))],
          objects: [...new Set(entries.flatMap(({ objects }) => objects.map(({ type }) => type)))],
        })
      })
      const offPulse = pulse((engine, topic) => {
        if (engine === caller.engine) push({ verbs: [], objects: [topic] })
      })
      const beat = setInterval(() => push({}), beatMs)
      stream.onAbort(() => wake?.())
      push({})
      try {
        while (!stream.aborted) {
          const data = waiting.shift()
          if (data !== undefined) await stream.writeSSE({ data })
          else await new Promise<void>((resume) => (wake = resume))
        }
      } finally {
        offSealed()
        offPulse()
        clearInterval(beat)
      }
    })
  })
}
