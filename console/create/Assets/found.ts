import { isHidden, isZip, packedIn, whyNotTaken } from '../../../engine/create/coming-in.ts'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { mediaTypes } from './typeOf.ts'
import { words } from './words.ts'

/** A file to send, opened when it is its turn; or why it is not taken. */
export type Found = { name: string; open: () => Promise<File> } | { name: string; why: string }

/** All of an archive is held in memory while its files are sent. */
const mostArchive = 500_000_000

/** Of chosen files and folders, with what lies in ZIP files. */
export const chosenIn = async (files: Iterable<File>): Promise<Found[]> => {
  const found: Found[] = []
  for (const file of files) {
    const name = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath
    if (!name.split('/').some(isHidden)) found.push(...(await foundIn(name, file)))
  }
  return found
}

/** Of what is dropped, folders to their bottom. What it is must be asked before the event has ended: the transfer is empty then. */
export const droppedIn = async ({ items }: DataTransfer): Promise<Found[]> => {
  const dropped = [...items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry() ?? item.getAsFile()] : []))
  const found: Found[] = []
  for (const one of dropped) found.push(...(one instanceof File ? await chosenIn([one]) : one ? await walked(one) : []))
  return found
}

const walked = async (entry: FileSystemEntry): Promise<Found[]> => {
  if (isHidden(entry.name)) return []
  const name = entry.fullPath.replace(/^\//, '')
  try {
    if (entry.isFile) return await foundIn(name, await fileOf(entry as FileSystemFileEntry))
    const found: Found[] = []
    for (const inner of await entriesOf((entry as FileSystemDirectoryEntry).createReader())) found.push(...(await walked(inner)))
    return found
  } catch {
    return [{ name, why: words.upload.unreadable }]
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader gives a hundred at a time, and nothing when it is through. */
const entriesOf = async (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> => {
  const entries: FileSystemEntry[] = []
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (more.length === 0) return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    entries.push(...more)
  }
}

/** What is of a type that we take may be called anything; any other goes by its name, as it does from a terminal. */
const foundIn = async (name: string, file: File): Promise<Found[]> => {
  if (isZip(name)) return unzipped(name, file)
  const why = mediaTypes.some((one) => one === file.type) ? undefined : whyNotTaken(name)
  return [why === undefined ? { name, open: async () => file } : { name, why }]
}

const unzipped = async (name: string, file: File): Promise<Found[]> => {
  if (file.size > mostArchive) return [{ name, why: words.upload.archiveTooLarge(String(Math.ceil(file.size / 1e6)), String(mostArchive / 1e6)) }]
  const bytes = await file.arrayBuffer().catch(() => undefined)
  if (!bytes) return [{ name, why: words.upload.unreadable }]
  const { unzipSync } = await import('fflate')
  const packed = packedIn(name, new Uint8Array(bytes), unzipSync)
  if (isRefusal(packed)) return [{ name, why: `${packed.message} ${packed.remedy}` }]
  return packed.map((one): Found => ('why' in one ? one : { name: one.name, open: async () => fileFrom(one.name, one.unpack()) }))
}

const fileFrom = (name: string, bytes: Uint8Array): File => new File([new Uint8Array(bytes)], name.split(/[/\\]|: /).at(-1) ?? name)
