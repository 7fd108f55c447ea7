import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isHidden } from '../../engine/create/coming-in.ts'
import type { ZipEntry } from './zip-entries.ts'

/** The files of an unpacked archive as it held them, without what the system lays beside them; no link is followed. */
export async function* folderEntries(folder: string): AsyncGenerator<ZipEntry> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile())
  const names = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
  for (const name of names.filter((one) => !isHidden(one))) {
    const path = join(folder, name)
    yield { name, bytes: (await stat(path)).size, pieces: createReadStream(path) }
  }
}
