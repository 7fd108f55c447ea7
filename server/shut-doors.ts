import type { Hono } from 'hono'
import { refuse } from '../engine/kernel/refusal.ts'
import { problemResponse } from './http/problem.ts'
import type { Catch } from './room.ts'

export interface ShutDoors {
  app: Pick<Hono, 'fetch'>
  catches: Catch
  /** From now on whoever knocks gets to what stands here. */
  open(behind: { app: Pick<Hono, 'fetch'>; catches: Catch }): void
}

const starting = refuse('busy', 'Continuo is starting.', { remedy: 'Ask again in a moment.' })

/** Doors that say that it starts: an address is known only once somebody listens there, and what is built behind the doors wants to know it. */
export const shutDoors = (): ShutDoors => {
  let inside: Parameters<ShutDoors['open']>[0] | undefined
  return {
    app: { fetch: (...asked) => inside?.app.fetch(...asked) ?? problemResponse(starting) },
    catches: (request, response) => inside?.catches(request, response) ?? false,
    open: (behind) => {
      inside = behind
    },
  }
}
