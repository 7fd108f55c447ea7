import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Bytes on their way out: a large file is read as it is sent. */
export interface Outgoing {
  size: number
  /** SHA-256 */
  hash(): Promise<string>
  source(): Buffer | ReadStream
}

export const outgoingBytes = (bytes: Uint8Array): Outgoing => ({
  size: bytes.byteLength,
  hash: async () => createHash('sha256').update(bytes).digest('hex'),
  source: () => Buffer.from(bytes),
})

export const outgoingFile = async (path: string): Promise<Outgoing> => ({
  size: (await stat(path)).size,
  hash: async () => {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
    return hash.digest('hex')
  },
  source: () => createReadStream(path),
})
