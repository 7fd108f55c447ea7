import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isMedia } from '../../engine/create/coming-in.ts'
import { type Outgoing, outgoingFile } from '../upload/outgoing.ts'

/** What programs and file systems leave beside the files: hidden, half written, or kept for themselves. */
const isOurs = (name: string): boolean => !/^[.~]|~$|^(thumbs\.db|desktop\.ini)$|\.(tmp|temp|part|partial|crdownload|download|swp)$/i.test(name)

export interface Found {
  path: string
  open(): Promise<Outgoing>
}

/** The pictures, videos and documents of a folder to its bottom. No link is followed, so nothing outside of it comes in. */
export const lyingIn = async (folder: string): Promise<{ files: Found[]; others: number }> => {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const ours = paths.filter((path) => path.split('/').every(isOurs)).sort()
  const files = ours.filter(isMedia).map((path) => ({ path, open: () => outgoingFile(join(folder, path)) }))
  return { files, others: ours.length - files.length }
}
