import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isHidden, isZip, whyNotTaken } from '../../engine/create/coming-in.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { type Outgoing, outgoingBytes, outgoingFile } from './outgoing.ts'
import { unzip } from './unzip.ts'

/** A file that was found, with what it is called where it lay; or why it is not taken. */
export type Found = { name: string; open: () => Promise<Outgoing> } | { name: string; why: string }

/** Everything below these paths: files, folders to their bottom, and what lies in ZIP files. */
export const foundIn = async (paths: readonly string[]): Promise<Found[] | Refusal> => {
  const found: Found[] = []
  for (const path of paths) {
    const here = await stat(path).catch(() => undefined)
    if (!here)
      return refuse('notFound', `There is no ${path}.`, { where: [{ path, problem: 'no file or folder' }], remedy: 'Look at how it is written.' })
    const inside = here.isDirectory() ? await below(path) : await one(path, basename(path))
    if (isRefusal(inside)) return inside
    found.push(...inside)
  }
  return found
}

const below = async (folder: string): Promise<Found[] | Refusal> => {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && !isHidden(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const found: Found[] = []
  for (const path of entries) {
    const inside = await one(path, path)
    if (isRefusal(inside)) found.push({ name: path, why: inside.message })
    else found.push(...inside)
  }
  return found
}

const one = async (path: string, name: string): Promise<Found[] | Refusal> => {
  if (isZip(path)) {
    const packed = await unzip(path)
    if (isRefusal(packed)) return packed
    return packed.map((entry): Found => ('why' in entry ? entry : { name: entry.name, open: async () => outgoingBytes(entry.unpack()) }))
  }
  const why = whyNotTaken(path)
  return [why === undefined ? { name, open: () => outgoingFile(path) } : { name, why }]
}
