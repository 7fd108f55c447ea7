import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'

/** Bytes on their way in, wherever they lie: nobody holds all of a large file to look at its beginning. */
export interface Incoming {
  bytes: number
  /** The file that they lie in; absent of those that came as they are. */
  path?: string
  part(from: number, to: number): Promise<Uint8Array>
  all(): Promise<Uint8Array>
  /** SHA-256 */
  hash(): Promise<string>
}

export const incomingBytes = (bytes: Uint8Array): Incoming => ({
  bytes: bytes.byteLength,
  part: async (from, to) => bytes.subarray(from, to),
  all: async () => bytes,
  hash: async () => createHash('sha256').update(bytes).digest('hex'),
})

export const incomingFile = (path: string, bytes: number): Incoming => ({
  bytes,
  path,
  part: async (from, to) => {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, Math.min(to, bytes) - from)), 0, null, from)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  },
  all: () => readFile(path),
  hash: async () => {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
    return hash.digest('hex')
  },
})
