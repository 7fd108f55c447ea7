import { constants, fdatasync, write } from 'node:fs'
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants
const O_DSYNC: number | undefined = constants.O_DSYNC

/** Where durable records lie until they are in the database: `<name>` and how many of its bytes are safe on the disk. */
export interface Mark {
  name: string
  durable: number
}

export interface Segment {
  /** Calls back once the line is safe on the disk, or with what the disk refused it for. False when the buffer is full, and nothing was taken. */
  append(line: string, done: Done): boolean
  /** The files that were written to, the oldest first; the last one goes on growing. */
  marks(): readonly Mark[]
  /** Forgets a file that was shipped whole. */
  forget(name: string): void
  waitingBytes(): number
  /** Bytes that were ever written, over all files. */
  written(): number
  close(): Promise<void>
}

/** Called with nothing once it is safe. A callback and not a promise: there is one for each decision. */
export type Done = (error?: Error) => void

interface Group {
  lines: string[]
  bytes: number
  waiting: Done[]
}

const mostWaiting = 16 * 1_048_576
const apartMs = 2
const leastRoom = 262_144
const fileBytes = 64 * 1_048_576

/**
 * An append-only file of lines. Whatever arrives while one flush is under way shares the next: one write and one fdatasync for all of them. A lone record
 * waits for nothing; in a crowd flushes begin at least two milliseconds apart, since each costs as much as several decisions.
 */
export const openSegment = async (folder: string, prefix: string): Promise<Segment> => {
  await mkdir(folder, { recursive: true })
  const marks: Mark[] = []
  let file = await openFile(folder, prefix, marks)
  let group = newGroup()
  let flushing: Promise<void> | undefined
  let inFlight = 0
  let torn = false
  let began = 0
  let written = 0

  /** One group is written at a time, so all of them share a buffer: fresh ones of this size would keep the collector busy. */
  let room = Buffer.allocUnsafe(leastRoom)
  const inRoom = (text: string): Buffer => {
    const size = Buffer.byteLength(text)
    if (size > room.length) room = Buffer.allocUnsafe(2 * size)
    return room.subarray(0, room.write(text))
  }

  const flush = async (): Promise<void> => {
    while (group.lines.length > 0) {
      const early = apartMs - (performance.now() - began)
      if (early > 0) await pause(early)
      began = performance.now()
      const current = group
      group = newGroup()
      inFlight = current.bytes
      const error = await writeGroup(current).then(nothing, asError)
      inFlight = 0
      for (const done of current.waiting) done(error)
    }
    flushing = undefined
  }

  const writeGroup = async ({ lines }: Group): Promise<void> => {
    const mark = marks.at(-1) as Mark
    // What a failed write or sync left behind goes first, or the next record would be glued to half of another.
    if (torn) await file.truncate(mark.durable)
    torn = true
    const bytes = inRoom(lines.join(''))
    await writeDurably(file.fd, bytes)
    torn = false
    mark.durable += bytes.length
    written += bytes.length
    if (mark.durable < fileBytes) return
    // These records are safe: a next file that cannot be opened is no reason to refuse them. The group after it tries again.
    const next = await openFile(folder, prefix, marks).catch(nothing)
    if (!next) return
    await file.close()
    file = next
  }

  return {
    append: (line, done) => {
      if (group.bytes + inFlight + line.length > mostWaiting) return false
      group.lines.push(line, '\n')
      group.bytes += line.length + 1
      group.waiting.push(done)
      flushing ??= flush()
      return true
    },
    marks: () => marks,
    forget: (name) => {
      const at = marks.findIndex((mark) => mark.name === name)
      if (at >= 0 && at < marks.length - 1) marks.splice(at, 1)
    },
    waitingBytes: () => group.bytes + inFlight,
    written: () => written,
    close: async () => {
      await flushing
      await file.close()
    },
  }
}

const newGroup = (): Group => ({ lines: [], bytes: 0, waiting: [] })
const nothing = (): undefined => undefined
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const openFile = async (folder: string, prefix: string, marks: Mark[]): Promise<FileHandle> => {
  const name = `${prefix}-${String(marks.length === 0 ? 1 : Number(marks.at(-1)?.name.slice(prefix.length + 1, -6)) + 1).padStart(6, '0')}.jsonl`
  // With O_DSYNC a write returns when its bytes are safe, as after fdatasync, and the thread pool is gone through once instead of twice.
  const file = await open(join(folder, name), O_APPEND | O_CREAT | O_EXCL | O_WRONLY | (O_DSYNC ?? 0), 0o600)
  try {
    // The name itself must survive a power cut too.
    const directory = await open(folder, 'r')
    await directory.sync().finally(() => directory.close())
  } catch (error) {
    await file.close()
    await unlink(join(folder, name))
    throw error
  }
  marks.push({ name, durable: 0 })
  return file
}

const writeDurably = (fd: number, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const from = (offset: number): void =>
      write(fd, bytes, offset, bytes.length - offset, null, (error, written) => {
        if (error) return reject(error)
        if (offset + written < bytes.length) return from(offset + written)
        // Windows has no O_DSYNC.
        return O_DSYNC === undefined ? fdatasync(fd, (failed) => (failed ? reject(failed) : resolve())) : resolve()
      })
    from(0)
  })
