import type { z } from 'zod'
import { readPicture } from '../../adapters/imports/read-picture.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import type { addAsset } from '../../engine/create/operations/asset.add.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Perform, Road } from '../perform.ts'
import { rememberBinary } from '../store/create.store.ts'
import type { Database } from '../store/database.ts'

/**
 * The road of `asset.add`: read the bytes to their end, store them under their hash, and only then record the asset. What is refused on the way has
 * left no asset behind; bytes that were stored for nothing lie under their hash and are found again by the next upload.
 */
export const addingAssets =
  (on: { db: Database; storage: Storage; perform: Perform }): Road =>
  async (request, input) => {
    const { content, ...words } = input as z.output<typeof addAsset.input>
    const bytes = Buffer.from(content, 'base64')
    const facts = await readPicture(bytes)
    if (isRefusal(facts)) return facts
    await on.storage.put(request.engine, facts.hash, bytes)
    await rememberBinary({ db: on.db, engine: request.engine }, facts)
    return on.perform({ ...request, operation: 'asset.record', input: { ...words, hash: facts.hash } })
  }
