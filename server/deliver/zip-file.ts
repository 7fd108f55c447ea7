import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { mostPackedBytes, type PackedFile } from '../../engine/activate/package.ts'

export interface ZipFile {
  /** Adds a file, and is done when its bytes are on their way to the disk; what comes in pieces is never held whole. */
  add(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<PackedFile>
  /** The file appears under its name; answers its hash. */
  close(): Promise<{ hash: string; bytes: number }>
  /** Nothing is left of it. */
  discard(): Promise<void>
}

/** Pictures are packed already: squeezing them once more would cost time and save nothing. */
const isText = (path: string): boolean => /\.(html|txt|json|svg)$/.test(path)

/** A ZIP file that is written piece by piece, and stands under its name only once it is whole. */
export const zipFile = async (path: string, at: Date): Promise<ZipFile> => {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.part`
  const file = await open(draft, 'w')
  const hash = createHash('sha256')
  const names = new Set<string>()
  let bytes = 0
  let pieces: Uint8Array[] = []
  let broken: Error | undefined
  const zip = new Zip((error, piece) => {
    if (error) broken = error
    else pieces.push(piece)
  })
  const flush = async (): Promise<void> => {
    const ready = pieces
    pieces = []
    if (broken) throw broken
    for (const piece of ready) {
      hash.update(piece)
      bytes += piece.length
      await file.write(piece)
    }
    if (bytes > mostPackedBytes) throw new Error(`it weighs more than ${mostPackedBytes / 1e9} GB; ask for less at once`)
  }
  return {
    add: async (name, content) => {
      if (names.has(name) || !isSafe(name)) throw new Error(`${name} is no name for a file of a package, or is there already`)
      names.add(name)
      const entry = isText(name) ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
      entry.mtime = at
      zip.add(entry)
      const own = createHash('sha256')
      let weight = 0
      for await (const piece of content instanceof Uint8Array ? [content] : content) {
        own.update(piece)
        weight += piece.length
        entry.push(piece, false)
        await flush()
      }
      entry.push(new Uint8Array(), true)
      await flush()
      return { path: name, hash: own.digest('hex'), bytes: weight }
    },
    close: async () => {
      zip.end()
      await flush()
      await file.sync()
      await file.close()
      await rename(draft, path)
      return { hash: hash.digest('hex'), bytes }
    },
    discard: async () => {
      zip.terminate()
      await file.close()
      await rm(draft, { force: true })
    },
  }
}

/** Names are made of keys, so one that leads elsewhere would be a bug worth a stop. */
const isSafe = (name: string): boolean => /^[A-Za-z0-9@._-]+(\/[A-Za-z0-9@._-]+)*$/.test(name) && !name.split('/').includes('..')
