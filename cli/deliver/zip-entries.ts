import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** One file in an archive; its pieces are read when it is its turn, and not past the next. */
export interface ZipEntry {
  name: string
  /** What it says that it unpacks to. */
  bytes: number
  pieces: AsyncIterable<Uint8Array>
}

/**
 * The files of a ZIP file (APPNOTE 6.3.10 without its 64-bit form), one after the other, none of which is ever held whole. It goes by the list at the end: what was written
 * in one go says how long a file is only behind it, and a video may hold the four bytes that would end it. Throws where the archive does not hold together.
 */
export async function* zipEntries(path: string): AsyncGenerator<ZipEntry> {
  const file = await open(path)
  try {
    for (const entry of await listOf(file)) yield { name: entry.name, bytes: entry.bytes, pieces: piecesOf(file, entry) }
  } finally {
    await file.close()
  }
}

interface Listed {
  name: string
  /** 0: stored as it is.  8: deflated. */
  method: number
  packed: number
  bytes: number
  /** Where its own head begins. */
  from: number
}

const endOfList = Buffer.from('PK\x05\x06')
const endBytes = 22
/** With the longest remark behind it. */
const mostEndBytes = endBytes + 65_535
const lineBytes = 46
const headBytes = 30

const listOf = async (file: FileHandle): Promise<Listed[]> => {
  const { size } = await file.stat()
  const tail = await read(file, Math.max(0, size - mostEndBytes), size)
  const end = tail.lastIndexOf(endOfList)
  if (end < 0) throw new Error('it has no list of its files')
  const [count, bytes, from] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (from + bytes > size) throw new Error('its list is cut off')
  const list = await read(file, from, from + bytes)
  let at = 0
  return Array.from({ length: count }, () => {
    const name = at + lineBytes
    const rest = name + list.readUInt16LE(at + 28)
    const one = {
      name: list.toString('utf8', name, rest),
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      bytes: list.readUInt32LE(at + 24),
      from: list.readUInt32LE(at + 42),
    }
    at = rest + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
    return one
  })
}

async function* piecesOf(file: FileHandle, { name, method, packed, from }: Listed): AsyncGenerator<Uint8Array> {
  if (method !== 0 && method !== 8) throw new Error(`${name} is packed in a way of its own`)
  if (packed === 0) return
  const head = await read(file, from, from + headBytes)
  const start = from + headBytes + head.readUInt16LE(26) + head.readUInt16LE(28)
  const stored = between(file, start, start + packed)
  // What breaks is thrown to whoever reads it, at the end of the pipe.
  yield* method === 0 ? stored : pipeline(stored, createInflateRaw(), () => {})
}

const pieceBytes = 262_144

async function* between(file: FileHandle, from: number, until: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < until; at += pieceBytes) yield await read(file, at, Math.min(until, at + pieceBytes))
}

const read = async (file: FileHandle, from: number, until: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(until - from), 0, until - from, from)
  if (bytesRead < until - from) throw new Error('it is cut off')
  return buffer
}
