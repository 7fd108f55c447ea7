import type { Storage } from '../../adapters/storage/storage.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { inTurn } from './in-turn.ts'

interface Turns {
  atOnce: number
  mostWaiting: number
}

/**
 * Files under the hash of what they are made of: from the store, or made now and kept. Whoever asks for the same meanwhile waits for the same making; few
 * are made at a time, and who comes while too many wait is refused. `T`: what else may come of a making, which is not kept.
 */
export const keptOnce = <T = never>(kept: Storage, { atOnce, mostWaiting }: Turns) => {
  type Made = Uint8Array | Refusal | T
  const coming = new Map<string, Promise<Made>>()
  const turns = inTurn(atOnce)
  return async (engine: string, key: string, make: () => Promise<Made>): Promise<Made> => {
    const known = await kept.get(engine, key)
    if (known) return known
    const name = `${engine} ${key}`
    const under = coming.get(name)
    if (under) return under
    if (turns.waiting() >= mostWaiting) return refuse('busy', `${mostWaiting} others wait to be drawn.`)
    const made = turns
      .run(async () => {
        const file = await make()
        if (file instanceof Uint8Array) await kept.put(engine, key, file)
        return file
      })
      .finally(() => coming.delete(name))
    coming.set(name, made)
    return made
  }
}
