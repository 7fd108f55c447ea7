import { constants, fdatasync, write } from 'node:fs'
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { type Done, newGroup } from './group.ts'

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

const mostWaiting = 16 * 1_048_576
const apartMs = 2
const fileBytes = 64 * 1_048_576
const toldTogether = 32

/**
 * An append-only file of lines. Whatever arrives while one flush is under way shares the next: one write and one fdatasync for all of them. A lone record
 * waits for nothing; in a crowd flushes begin at least two milliseconds apart, since each costs as much as several decisions. A crowd hears a few at a time:
 * those who ask again are read in between, so that the disk works on theirs while the others are still being answered, and neither waits for the other.
 */
export const openSegment = async (folder: string, prefix: string): Promise<Segment> => {
  await mkdir(folder, { recursive: true })
  const files = await growingFiles(folder, prefix)
  let [filling, other] = [newGroup(), newGroup()]
  let flushing: Promise<void> | undefined
  let telling = Promise.resolve()
  let inFlight = 0
  let began = 0

  const flush = async (): Promise<void> => {
    while (filling.size() > 0) {
      const early = apartMs - (performance.now() - began)
      if (early > 0) await pause(early)
      began = performance.now()
      const current = filling
      filling = other
      inFlight = current.size()
      const error = await files.write(current.bytes()).then(nothing, asError)
      inFlight = 0
      const waiting = current.empty()
      other = current
      telling = telling.then(() => tell(waiting, error))
    }
    flushing = undefined
  }

  return {
    append: (line, done) => {
      if (filling.size() + inFlight + line.length > mostWaiting) return false
      filling.add(line, done)
      flushing ??= flush()
      return true
    },
    marks: files.marks,
    forget: files.forget,
    waitingBytes: () => filling.size() + inFlight,
    written: files.written,
    close: async () => {
      await flushing
      await telling
      await files.close()
    },
  }
}

/** Whoever has waited hears, a few in one turn of the loop. */
const tell = async (waiting: readonly Done[], error: Error | undefined): Promise<void> => {
  for (let from = 0; from < waiting.length; from += toldTogether) {
    if (from > 0) await turn()
    for (const done of waiting.slice(from, from + toldTogether)) done(error)
  }
}

const nothing = (): undefined => undefined
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** The files of a segment, the last of which is written to until it is large enough. */
const growingFiles = async (folder: string, prefix: string) => {
  const marks: Mark[] = []
  let file = await openFile(folder, prefix, marks)
  let torn = false
  let written = 0
  return {
    write: async (bytes: Buffer): Promise<void> => {
      const mark = marks.at(-1) as Mark
      // What a failed write or sync left behind goes first, or the next record would be glued to half of another.
      if (torn) await file.truncate(mark.durable)
      torn = true
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
    },
    marks: (): readonly Mark[] => marks,
    forget: (name: string): void => {
      const at = marks.findIndex((mark) => mark.name === name)
      if (at >= 0 && at < marks.length - 1) marks.splice(at, 1)
    },
    written: () => written,
    close: () => file.close(),
  }
}

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
