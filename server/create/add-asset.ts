import type { z } from 'zod'
import { type Incoming, incomingBytes } from '../../adapters/imports/incoming.ts'
import { readBinary } from '../../adapters/imports/read-binary.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import type { addAsset } from '../../engine/create/operations/asset.add.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Perform, Request, Road } from '../perform.ts'
import { rememberBinary } from '../store/create.store.ts'
import type { Database } from '../store/database.ts'
import { rememberPages } from '../store/document.store.ts'
import type { PagePictures } from './page-pictures.ts'
import type { Uploads } from './uploads.ts'

type Input = z.output<typeof addAsset.input>

interface On {
  db: Database
  storage: Storage
  uploads: Uploads
  drawn: PagePictures
  perform: Perform
}

/**
 * The road of `asset.add`: read the bytes to their end, store them under their hash, and only then record the asset. What is refused on the way has
 * left no asset behind, and what cannot be taken is forgotten; bytes that were stored for nothing lie under their hash and are found again by the next upload.
 */
export const addingAssets =
  (on: On): Road =>
  async (request, input) => {
    const { content, upload, ...words } = input as Input
    const incoming = await incomingOf(on, request, { content, upload })
    if (isRefusal(incoming)) return incoming
    const read = await readBinary(incoming)
    if (isRefusal(read)) {
      // Whoever is told to come again finds the upload as it was.
      if (upload !== undefined && read.code !== 'busy') await on.uploads.forget(upload)
      return read
    }
    const { facts, pages } = read
    await store(on.storage, request.engine, facts.hash, incoming)
    if (pages) await rememberPages({ db: on.db, engine: request.engine }, facts.hash, pages)
    await rememberBinary({ db: on.db, engine: request.engine }, facts)
    const answer = await on.perform({ ...request, operation: 'asset.record', input: { ...words, hash: facts.hash } })
    // A word that is not in the vocabulary is mended, and the upload taken then.
    if (upload !== undefined && (!isRefusal(answer) || answer.code === 'alreadyExists')) await on.uploads.forget(upload)
    // The first page stands for it wherever it is listed: drawn now, it is there by then.
    if (pages && !isRefusal(answer)) void on.drawn.of(request.engine, facts.hash, 1).catch(() => undefined)
    return answer
  }

const store = async (storage: Storage, engine: string, hash: string, incoming: Incoming): Promise<void> =>
  incoming.path === undefined ? storage.put(engine, hash, await incoming.all()) : storage.putFile(engine, hash, incoming.path)

const incomingOf = async (
  { uploads }: On,
  { engine, actor }: Request,
  { content, upload }: Pick<Input, 'content' | 'upload'>,
): Promise<Incoming | Refusal> => {
  if ((content === undefined) === (upload === undefined))
    return refuse('invalidInput', 'A file comes as its bytes, or as an upload that is whole.', {
      where: [{ path: content === undefined ? 'content' : 'upload', problem: content === undefined ? 'missing' : 'given beside content' }],
      remedy: 'Send content, or upload, and not both.',
    })
  return content === undefined ? uploads.whole({ engine, actor: actor.id }, upload ?? '') : incomingBytes(Buffer.from(content, 'base64'))
}
