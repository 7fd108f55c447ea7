import type { Database } from '../store/database.ts'
import { engineSecret } from '../store/secret.store.ts'
import { signer } from '../store/signer.ts'

/** Signs addresses of pictures, with a secret of each engine. */
export const signing = (db: Database): ((engine: string) => Promise<(text: string) => string>) => {
  const known = new Map<string, Promise<(text: string) => string>>()
  return async (engine) => {
    const sign = known.get(engine) ?? engineSecret({ db, engine }, 'rendition').then(signer)
    known.set(engine, sign)
    sign.catch(() => known.delete(engine))
    return sign
  }
}
