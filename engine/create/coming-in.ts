import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { MediaSort } from './media-sort.ts'

/** What one asset of each sort may weigh. */
export const mostBytes: Readonly<Record<MediaSort, number>> = {
  picture: 20_000_000,
  video: 1_073_741_824,
  document: 100_000_000,
  captions: 2_000_000,
}

const mostEntries = 10_000
/** Pictures are packed already: what unpacks to more than this is no picture. */
const mostRatio = 100
const ratioFrom = 1_000_000

const endings = /\.(png|jpe?g|webp|avif|gif|svg|mp4|m4v|mov|webm|pdf|vtt)$/i
const archives = /\.(zip|7z|rar|tar|gz|tgz|bz2|xz)$/i

export const isZip = (name: string): boolean => /\.zip$/i.test(name)

/** A file by its name alone: what its bytes are is read later. */
export const isMedia = (name: string): boolean => endings.test(name)

/** Why a file is not taken in, by its name. */
export const whyNotTaken = (name: string): string | undefined => {
  if (isMedia(name)) return undefined
  const ending = /[^/\\]\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]
  return `${ending === undefined ? '' : `a ${ending.toUpperCase()} file, `}not a picture, video, document or file of captions by its name`
}

/** What file systems add by themselves. */
export const isHidden = (name: string): boolean => name.startsWith('__MACOSX/') || /(^|[/\\])\./.test(name.replaceAll(/\.\.(\/|\\)/g, ''))

/** The head of one entry of a ZIP file, as fflate tells it: bytes packed and unpacked. */
interface Entry {
  name: string
  size: number
  originalSize: number
}

/** fflate's `unzipSync`, handed in: each head passes the filter, and what it lets through is unpacked. */
type Unzip = (packed: Uint8Array, how: { filter: (entry: Entry) => boolean }) => Record<string, Uint8Array>

/** One entry, unpacked when it is its turn; or why it is not taken. */
export type Packed = { name: string; unpack: () => Uint8Array } | { name: string; why: string }

/** What lies in a ZIP file. Nothing is written anywhere, so a name that leads out of it leads nowhere, and is refused all the same. */
export const packedIn = (archive: string, packed: Uint8Array, unzip: Unzip): Packed[] | Refusal => {
  const entries = headsOf(archive, packed, unzip)
  if (isRefusal(entries)) return entries
  const files = entries.filter(({ name }) => !name.endsWith('/') && !isHidden(name))
  if (files.length > mostEntries)
    return refuse('tooLarge', `${archive} holds ${files.length} files, ${mostEntries} allowed.`, { remedy: 'Send it in parts, or as a folder.' })
  return files.map((entry): Packed => {
    const name = `${archive}: ${entry.name}`
    const why = whyLeft(entry)
    return why === undefined ? { name, unpack: () => unpacked(packed, entry, unzip) } : { name, why }
  })
}

const headsOf = (archive: string, packed: Uint8Array, unzip: Unzip): Entry[] | Refusal => {
  const entries: Entry[] = []
  try {
    unzip(packed, { filter: (entry) => entries.push(entry) < 0 })
    return entries
  } catch {
    return refuse('malformed', `${archive} is no ZIP file, or it is cut off.`, { remedy: 'Pack it anew.' })
  }
}

/** A video or document that is larger than a picture may be is sent by itself. */
const whyLeft = ({ name, size, originalSize }: Entry): string | undefined => {
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name) || /^([/\\]|[A-Za-z]:)/.test(name)) return 'its name leads out of the archive'
  if (archives.test(name)) return 'an archive within an archive'
  const other = whyNotTaken(name)
  if (other !== undefined) return other
  if (originalSize > mostBytes.picture) return `it unpacks to ${Math.round(originalSize / 1e6)} MB, ${mostBytes.picture / 1e6} MB allowed`
  if (originalSize > ratioFrom && originalSize > size * mostRatio)
    return `it unpacks to ${Math.round(originalSize / Math.max(1, size))} times its size`
  return undefined
}

/** The room is what its head says: an entry that holds more than that is cut off, and then no picture. */
const unpacked = (packed: Uint8Array, { name }: Entry, unzip: Unzip): Uint8Array => {
  const { [name]: bytes } = unzip(packed, { filter: (entry) => entry.name === name })
  if (!bytes) throw new Error(`${name} cannot be unpacked`)
  return bytes
}
