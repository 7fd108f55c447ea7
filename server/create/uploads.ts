import { randomBytes } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { type Incoming, incomingFile } from '../../adapters/imports/incoming.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'

/** What is sent in pieces may weigh so much; what it becomes may bound it further. */
export const mostUploaded = mostBytes.video
/** So many may lie unfinished or untaken at once, of one person. */
const [mostOpen, mostOpenBytes] = [1_000, 4 * mostUploaded]
/** What nobody goes on with is forgotten after a day. */
const keptMs = 86_400_000

interface Owner {
  engine: string
  actor: string
}

export interface Uploads {
  store: FileStore
  newId(owner: Owner): string
  /** Is it theirs? Nobody else may go on with it, look at it or take it. */
  isOf(owner: Owner, id: string): boolean
  /** Why they may not begin another of this size. */
  full(owner: Owner, bytes: number): Promise<Refusal | undefined>
  /** The whole of it where it lies, once all of it has come. */
  whole(owner: Owner, id: string): Promise<Incoming | Refusal>
  forget(id: string): Promise<void>
  tidy(): Promise<number>
}

const prefixOf = ({ engine, actor }: Owner): string => `${engine}-${actor}-`

/** Files that are on their way, each beside what is known of it: in a folder, so that they outlive the program. */
export const uploadsIn = (folder: string): Uploads => {
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: keptMs })
  const isOf = (owner: Owner, id: string): boolean => id.startsWith(prefixOf(owner)) && /^[a-z0-9_]+-[a-z0-9_]+-[0-9a-f]{32}$/.test(id)
  return {
    store,
    newId: (owner) => `${prefixOf(owner)}${randomBytes(16).toString('hex')}`,
    isOf,
    full: async (owner, bytes) => {
      const open = (await readdir(folder).catch(() => [])).filter((name) => isOf(owner, name))
      const sizes = await Promise.all(open.map(async (id) => (await store.configstore.get(id))?.size ?? 0))
      const held = sizes.reduce((sum, size) => sum + size, bytes)
      return open.length < mostOpen && held <= mostOpenBytes
        ? undefined
        : refuse('tooLarge', `${open.length} uploads of yours lie here that were not finished or taken.`, {
            remedy: 'Finish them, or end them; what is left is forgotten after a day.',
          })
    },
    whole: async (owner, id) => {
      const known = isOf(owner, id) ? await store.configstore.get(id) : undefined
      const here = known && (await stat(join(folder, id)).catch(() => undefined))
      if (!known || !here)
        return refuse('notFound', 'There is no such upload of yours.', {
          where: [{ path: 'upload', problem: 'unknown, taken already, or forgotten after a day' }],
          remedy: 'Upload it again.',
        })
      if (here.size !== known.size)
        return refuse('wrongState', `Of this upload ${here.size} bytes of ${known.size ?? 'an unknown number'} have come.`, {
          where: [{ path: 'upload', problem: 'not whole yet' }],
          remedy: 'Send the rest first.',
        })
      return incomingFile(join(folder, id), here.size)
    },
    forget: (id) => store.remove(id),
    tidy: () => store.deleteExpired(),
  }
}
