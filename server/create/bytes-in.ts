import type { Storage } from '../../adapters/storage/storage.ts'
import type { Asset } from '../../engine/create/asset.ts'

/** The bytes of an engine's pictures. Throws where a picture is known and its bytes are gone. */
export const bytesIn =
  (storage: Storage, engine: string) =>
  async ({ hash, name }: Pick<Asset, 'hash' | 'name'>): Promise<Uint8Array> =>
    (await storage.get(engine, hash)) ?? Promise.reject(new Error(`the bytes of ${name} are gone`))
