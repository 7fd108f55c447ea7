import { fdatasync, write } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'

/** Where durable records lie until they are in the database: `<name>` and how many of its bytes are safe on the disk. */
export interface Mark {
  name: string
  durable: number
}

export interface Segment {
  /** Resolves once the line is safe on the disk; undefined when the buffer is full, and nothing was taken. Rejects when the disk refuses. */
  append(line: string): Promise<void> | undefined
  /** The files that were written to, the oldest first; the last one goes on growing. */
  marks(): readonly Mark[]
  /** Forgets a file that was shipped whole. */
  forget(name: string): void
  waitingBytes(): number
  close(): Promise<void>
}

interface Group {
  lines: string[]
  bytes: number
  done: Promise<void>
  resolve(): void
  reject(error: unknown): void
}

const mostWaiting = 16 * 1_048_576
const fileBytes = 64 * 1_048_576

/**
 * An append-only file of lines. Whatever arrives while one flush is under way shares the next: one write and one fdatasync for all of them, with
 * no timer, so that a lone record waits for nothing and a crowd pays once.
 */
export const openSegment = async (folder: string, prefix: string): Promise<Segment> => {
  await mkdir(folder, { recursive: true })
  const marks: Mark[] = []
  let file = await openFile(folder, prefix, marks)
  let group = newGroup()
  let flushing: Promise<void> | undefined
  let inFlight = 0
  let torn = false

  const flush = async (): Promise<void> => {
    while (group.lines.length > 0) {
      const current = group
      group = newGroup()
      inFlight = current.bytes
      await writeGroup(current).then(current.resolve, current.reject)
      inFlight = 0
    }
    flushing = undefined
  }

  const writeGroup = async ({ lines }: Group): Promise<void> => {
    const mark = marks.at(-1) as Mark
    // What a failed write or sync left behind goes first, or the next record would be glued to half of another.
    if (torn) await file.truncate(mark.durable)
    torn = true
    const bytes = Buffer.from(lines.join(''), 'utf8')
    await writeDurably(file.fd, bytes)
    torn = false
    mark.durable += bytes.length
    if (mark.durable < fileBytes) return
    const next = await openFile(folder, prefix, marks)
    await file.close()
    file = next
  }

  return {
    append: (line) => {
      if (group.bytes + inFlight + line.length > mostWaiting) return undefined
      group.lines.push(line, '\n')
      group.bytes += line.length + 1
      const { done } = group
      flushing ??= flush()
      return done
    },
    marks: () => marks,
    forget: (name) => {
      const at = marks.findIndex((mark) => mark.name === name)
      if (at >= 0 && at < marks.length - 1) marks.splice(at, 1)
    },
    waitingBytes: () => group.bytes + inFlight,
    close: async () => {
      await flushing
      await file.close()
    },
  }
}

const newGroup = (): Group => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  // Whoever waits for it hears of a failure; a group that nobody waits for any more must not end the process.
  promise.catch(() => undefined)
  return { lines: [], bytes: 0, done: promise, resolve, reject }
}

const openFile = async (folder: string, prefix: string, marks: Mark[]): Promise<FileHandle> => {
  const name = `${prefix}-${String(marks.length === 0 ? 1 : Number(marks.at(-1)?.name.slice(prefix.length + 1, -6)) + 1).padStart(6, '0')}.jsonl`
  const file = await open(join(folder, name), 'ax', 0o600)
  // The name itself must survive a power cut too.
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
  marks.push({ name, durable: 0 })
  return file
}

const writeDurably = (fd: number, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const from = (offset: number): void =>
      write(fd, bytes, offset, bytes.length - offset, null, (error, written) => {
        if (error) return reject(error)
        if (offset + written < bytes.length) return from(offset + written)
        return fdatasync(fd, (failed) => (failed ? reject(failed) : resolve()))
      })
    from(0)
  })
