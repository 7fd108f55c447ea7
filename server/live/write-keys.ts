import { opens, type Presented, presentedKeys } from '../../engine/audience/credential.ts'
import { type Key, key, readWriteKey } from '../../engine/audience/key.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { hashSecret } from '../../engine/people/token.ts'
import type { Database } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { type Remembered, remembered } from './remembered.ts'

export interface WriteKeys {
  /** Whose door a request with these credentials may enter. */
  admit(presented: Presented, origin: string | undefined): Promise<{ engine: string; key: Key } | Refusal>
  forget(engine: string): void
}

const unknown = refuse('unauthenticated', 'No write key that is known here came with the request.', {
  remedy: 'Send one as Basic, as Bearer, as X-Write-Key, or as writeKey in the body; issue one with key.issue.',
})

export const writeKeys = (db: Database, engines: () => ReadonlySet<string>): WriteKeys => {
  const byEngine: Remembered<Map<string, Key>> = remembered(
    async (engine) => new Map((await allThings({ db, engine }, key)).map((one) => [one.id, one])),
  )
  // A secret is hashed once, not with every request.
  const hashes = new Map<string, string>()
  const hashOf = (secret: string): string => {
    const known = hashes.get(secret)
    if (known !== undefined) return known
    if (hashes.size > mostHashes) hashes.clear()
    const hash = hashSecret(secret)
    hashes.set(secret, hash)
    return hash
  }
  return {
    admit: async (presented, origin) => {
      let elsewhere = false
      for (const text of presentedKeys(presented)) {
        const read = readWriteKey(text)
        if (!read || !engines().has(read.engine)) continue
        const found = (await byEngine.of(read.engine)).get(read.id)
        if (!found) continue
        if (opens(found, { hash: read.secret === undefined ? undefined : hashOf(read.secret), origin })) return { engine: read.engine, key: found }
        elsewhere ||= found.kind === 'browser' && found.state === 'valid'
      }
      return elsewhere
        ? refuse('forbidden', `This key may not be used from ${origin ?? 'an unnamed origin'}.`, { remedy: 'Issue a key whose origins name it.' })
        : unknown
    },
    forget: (engine) => byEngine.forget(engine),
  }
}
const mostHashes = 1_000
