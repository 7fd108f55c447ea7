import { readFile, stat } from 'node:fs/promises'
import { unzipSync, type UnzipFileInfo } from 'fflate'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { outgoingBytes } from './outgoing.ts'
import { type Found, isMedia, notMedia } from './picture-file.ts'

const mostBytes = 2_000_000_000
const mostEntries = 10_000
/** What one picture may weigh, as the engine has it; a film or document that is larger is sent by itself. */
const mostUnpacked = 20_000_000
/** Pictures are packed already: what unpacks to more than this is no picture. */
const mostRatio = 100
const ratioFrom = 1_000_000

/** What lies in a ZIP file, each entry unpacked when it is its turn. Nothing is written anywhere, so a name that leads out of it leads nowhere, and is refused all the same. */
export const unzip = async (path: string): Promise<Found[] | Refusal> => {
  const { size } = await stat(path)
  if (size > mostBytes)
    return refuse('tooLarge', `${path} weighs ${Math.round(size / 1e9)} GB, 2 GB allowed.`, { remedy: 'Send it in parts, or as a folder.' })
  const packed = await readFile(path)
  const entries: UnzipFileInfo[] = []
  try {
    unzipSync(packed, {
      filter: (entry) => {
        entries.push(entry)
        return false
      },
    })
  } catch {
    return refuse('malformed', `${path} is no ZIP file, or it is cut off.`, { remedy: 'Pack it anew.' })
  }
  const files = entries.filter(({ name }) => !name.endsWith('/') && !isHidden(name))
  if (files.length > mostEntries)
    return refuse('tooLarge', `${path} holds ${files.length} files, ${mostEntries} allowed.`, { remedy: 'Send it in parts, or as a folder.' })
  return files.map((entry): Found => {
    const name = `${path}: ${entry.name}`
    const why = whyNot(entry)
    return why === undefined ? { name, open: async () => outgoingBytes(bytesOf(packed, entry)) } : { name, why }
  })
}

/** What file systems add by themselves. */
const isHidden = (name: string): boolean => name.startsWith('__MACOSX/') || /(^|\/)\./.test(name.replaceAll(/\.\.(\/|\\)/g, ''))

const whyNot = ({ name, size, originalSize }: UnzipFileInfo): string | undefined => {
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name) || /^([/\\]|[A-Za-z]:)/.test(name)) return 'its name leads out of the archive'
  if (/\.(zip|7z|rar|tar|gz|tgz|bz2|xz)$/i.test(name)) return 'an archive within an archive'
  if (!isMedia(name)) return notMedia
  if (originalSize > mostUnpacked) return `it unpacks to ${Math.round(originalSize / 1e6)} MB, 20 MB allowed`
  if (originalSize > ratioFrom && originalSize > size * mostRatio)
    return `it unpacks to ${Math.round(originalSize / Math.max(1, size))} times its size`
  return undefined
}

/** The room is what its head says: an entry that holds more than that is cut off, and then no picture. */
const bytesOf = (packed: Uint8Array, { name }: UnzipFileInfo): Uint8Array => {
  const { [name]: bytes } = unzipSync(packed, { filter: (entry) => entry.name === name })
  if (!bytes) throw new Error(`${name} cannot be unpacked`)
  return bytes
}
