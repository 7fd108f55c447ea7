import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage } from './storage.ts'

/** Content-addressed files below one folder: `<engine>/ab/cdef…`. A file appears whole or not at all, and is on the disk when `put` returns. */
export const folderStorage = (folder: string): Storage => {
  const placeOf = (engine: string, hash: string): { directory: string; path: string } => {
    // Both come from us; a path that leads elsewhere would be a bug worth a stop.
    if (!/^[a-z0-9_]+$/.test(engine) || !/^[0-9a-f]{64}$/.test(hash)) throw new Error('not an address of the storage')
    const directory = join(folder, engine, hash.slice(0, 2))
    return { directory, path: join(directory, hash.slice(2)) }
  }
  return {
    put: async (engine, hash, bytes) => {
      const { directory, path } = placeOf(engine, hash)
      await mkdir(directory, { recursive: true })
      const draft = `${path}.${randomBytes(6).toString('hex')}`
      try {
        const file = await open(draft, 'wx')
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, path)
      } catch (problem) {
        await rm(draft, { force: true })
        throw problem
      }
    },
    get: async (engine, hash) => {
      try {
        return await readFile(placeOf(engine, hash).path)
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw problem
      }
    },
  }
}
