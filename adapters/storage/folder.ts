import { randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from './storage.ts'

/** Content-addressed files below one folder: `<engine>/ab/cdef…`. A file appears whole or not at all, and is on the disk when `put` returns. */
export const folderStorage = (folder: string): Storage => {
  const placeOf = (engine: string, hash: string): { directory: string; path: string } => {
    // Both come from us; a path that leads elsewhere would be a bug worth a stop.
    if (!/^[a-z0-9_]+$/.test(engine) || !/^[0-9a-f]{64}$/.test(hash)) throw new Error('not an address of the storage')
    const directory = join(folder, engine, hash.slice(0, 2))
    return { directory, path: join(directory, hash.slice(2)) }
  }
  /** Written beside its place, and moved there once it is on the disk. */
  const place = async (engine: string, hash: string, write: (draft: string) => Promise<void>): Promise<void> => {
    const { directory, path } = placeOf(engine, hash)
    await mkdir(directory, { recursive: true })
    const draft = `${path}.${randomBytes(6).toString('hex')}`
    try {
      await write(draft)
      const file = await open(draft, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    } catch (problem) {
      await rm(draft, { force: true })
      throw problem
    }
  }
  return {
    put: (engine, hash, bytes) => place(engine, hash, (draft) => writeFile(draft, bytes, { flag: 'wx' })),
    putFile: (engine, hash, path) => place(engine, hash, (draft) => copyFile(path, draft, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)),
    get: (engine, hash) => orNothing(readFile(placeOf(engine, hash).path)),
    open: async (engine, hash) => {
      const { path } = placeOf(engine, hash)
      const here = await orNothing(stat(path))
      return (
        here && {
          bytes: here.size,
          part: (from, to) => Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream<Uint8Array<ArrayBuffer>>,
        }
      )
    },
  }
}

const orNothing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
}
