import { type FileHandle, open, readdir, stat, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { bornAt } from '../postgres/process-life.ts'
import type { Database } from '../store/database.ts'
import { dayAt, ensureDays } from '../store/day-parts.ts'
import { forgetSegment, shipLines, shippedOf } from '../store/decide.store.ts'
import type { Mark, Segment } from './segment.ts'

/** Names this life of this process in the names of its files: nobody else touches them while it lives. */
export const lifeName = (): string =>
  `${process.pid}_${(bornAt(process.pid) ?? String(Date.now())).replaceAll(/[^0-9A-Za-z]/g, '')}_${Date.now().toString(36)}`

const ofDead = (name: string): boolean => {
  const [pid = '', born] = name.split('_')
  const now = bornAt(Number(pid))
  return now === undefined || now.replaceAll(/[^0-9A-Za-z]/g, '') !== born
}

const chunkBytes = 1_048_576
const restMs = 50
/** While decisions are made shipping takes a quarter of the time at most, since whoever asks goes first; beyond this much it no longer waits. */
const restRatio = 3
const mostBehind = 256 * 1_048_576

export interface Shipping {
  /** Resolves once all that an earlier life left behind is in the database. */
  recovered: Promise<void>
  /** Ships everything that is durable now. */
  settle(): Promise<void>
  /** Bytes that are safe on the disk and not in the database yet. */
  behind(): number
  stop(): Promise<void>
}

export interface Shipped {
  db: Database
  engine: string
  folder: string
  segment: Segment
  /** After each batch that went in. */
  arrived(): Promise<void>
  failed(error: unknown): void
}

/** Carries records from the segments into the database, in order, in batches; at the start first what an earlier life left behind. */
export const startShipping = (on: Shipped): Shipping => {
  const shipped = new Map<string, number>()
  let left: Mark[] | undefined
  const stopping = new AbortController()
  let hurried = 0
  let running: Promise<void> | undefined
  const { promise: recovered, resolve: isRecovered } = Promise.withResolvers<void>()

  const behind = (): number =>
    [...(left ?? []), ...on.segment.marks()].reduce((sum, { name, durable }) => sum + durable - (shipped.get(name) ?? 0), 0)
  const restFor = stepping(on.segment, behind, () => hurried > 0)
  const rest = async (tookMs: number): Promise<boolean> => {
    await pause(restFor(tookMs), undefined, { signal: stopping.signal }).catch(() => undefined)
    return !stopping.signal.aborted
  }

  const ship = async (): Promise<void> => {
    left ??= await leftBehind(on)
    for (let mark = left[0]; mark; mark = left[0]) {
      if (!(await shipFile(on, mark, { shipped, rest, fitting: wholeRecords }))) return
      await remove(on, mark.name, shipped)
      left.shift()
    }
    isRecovered()
    const marks = [...on.segment.marks()]
    for (const [at, mark] of marks.entries()) {
      if (!(await shipFile(on, mark, { shipped, rest, fitting: (lines) => lines }))) return
      if (at === marks.length - 1) return
      await remove(on, mark.name, shipped)
      on.segment.forget(mark.name)
    }
  }

  const run = (): Promise<void> => {
    running ??= ship()
      .catch(on.failed)
      .finally(() => (running = undefined))
    return running
  }
  let timer = setTimeout(function turn() {
    const began = performance.now()
    void run().finally(() => {
      if (!stopping.signal.aborted) timer = setTimeout(turn, Math.max(restMs, restFor(performance.now() - began)))
    })
  }, 0)

  return {
    recovered,
    settle: async () => {
      hurried++
      await running
      await run()
      hurried--
    },
    behind,
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}

/** How long to rest after work that took so long: not at all while nobody decides, when somebody waits for it, or when too much lies behind. */
const stepping = (segment: Segment, behind: () => number, hurried: () => boolean): ((tookMs: number) => number) => {
  let seen = 0
  return (tookMs) => {
    const written = segment.written()
    const idle = written === seen
    seen = written
    return idle || hurried() || behind() > mostBehind ? 0 : restRatio * tookMs
  }
}

/** Files of lives that have ended, each cut back to its last whole line: what comes after it was never promised to anybody. */
const leftBehind = async ({ folder }: Shipped): Promise<Mark[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl') && ofDead(name)).sort()
  const marks: Mark[] = []
  for (const name of names) {
    const path = join(folder, name)
    const durable = await lastLineEnd(path)
    if (durable < (await stat(path)).size) await truncate(path, durable)
    marks.push({ name, durable })
  }
  return marks
}

const lastLineEnd = async (path: string): Promise<number> => {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    for (let end = size; end > 0; end -= chunkBytes) {
      const from = Math.max(0, end - chunkBytes)
      const bytes = Buffer.alloc(end - from)
      await file.read(bytes, 0, bytes.length, from)
      const at = bytes.lastIndexOf(0x0a)
      if (at >= 0) return from + at + 1
    }
    return 0
  } finally {
    await file.close()
  }
}

interface Way {
  shipped: Map<string, number>
  /** After a batch that took so long; false when it is time to stop. */
  rest(tookMs: number): Promise<boolean>
  /** What goes in of a stretch of whole lines. */
  fitting(lines: Buffer): Buffer
}

/** Ships what is durable of a file; false when it was stopped on the way. */
const shipFile = async (on: Shipped, { name, durable }: Mark, { shipped, rest, fitting }: Way): Promise<boolean> => {
  let at = shipped.get(name) ?? (await shippedOf(on, name))
  shipped.set(name, at)
  if (at >= durable) return true
  const file = await open(join(on.folder, name), 'r')
  const list = listing()
  try {
    while (at < durable) {
      const began = performance.now()
      const from = at
      const { lines, end } = await list.read(file, at, durable)
      const records = fitting(lines)
      const days = daysIn(records)
      await ensureDays(on.db, 'decision', days)
      const part = { name, from, to: end, records: list.of(records), days }
      const went = await on.db.transaction().execute((tx) => shipLines(tx, on.engine, part))
      at = went ? end : await shippedOf(on, name)
      shipped.set(name, at)
      if (went) await on.arrived()
      if (at < durable && !(await rest(performance.now() - began))) return false
    }
    return true
  } finally {
    await file.close()
  }
}

const newline = 0x0a

/**
 * Lines of JSON as one list, in the binary form in which PostgreSQL takes jsonb: a version byte and the text. The bytes go from the disk to the database without
 * ever becoming a string here, and through one buffer: fresh ones of this size would keep the collector busy. (A line of JSON holds no bare newline.)
 */
const listing = () => {
  let room = Buffer.allocUnsafe(chunkBytes + around)
  return {
    /** As many whole lines as fit into a chunk; at least one. They hold until the next are read. */
    read: async (file: FileHandle, at: number, durable: number): Promise<{ lines: Buffer; end: number }> => {
      for (let size = chunkBytes; ; size *= 2) {
        if (room.length < size + around) room = Buffer.allocUnsafe(size + around)
        const bytes = room.subarray(before, before + Math.min(size, durable - at))
        await file.read(bytes, 0, bytes.length, at)
        const last = bytes.lastIndexOf(newline)
        if (last >= 0) return { lines: bytes.subarray(0, last), end: at + last + 1 }
        if (bytes.length === durable - at) return { lines: bytes.subarray(0, 0), end: durable }
      }
    },
    /** Those that were read, or what is left of them: never more. */
    of: (lines: Buffer): Buffer => {
      const list = room.subarray(0, lines.length + around)
      if (lines.buffer !== room.buffer || lines.byteOffset !== list.byteOffset + before) lines.copy(list, before)
      list[0] = 1
      list[1] = 0x5b
      for (let at = list.indexOf(newline); at >= 0; at = list.indexOf(newline, at + 1)) list[at] = 0x2c
      list[list.length - 1] = 0x5d
      return list
    },
  }
}
/** The version and the bracket before the lines, the bracket after them. */
const before = 2
const around = before + 1

/** A power cut can leave a stretch of zeros where the disk reordered its writes; such a line was never promised. */
const wholeRecords = (lines: Buffer): Buffer => Buffer.from(lines.toString('utf8').split('\n').filter(isRecord).join('\n'))

const isRecord = (line: string): boolean => {
  try {
    return typeof (JSON.parse(line) as { id?: unknown }).id === 'string'
  } catch {
    return false
  }
}

/** Days from that of the first record to that of the last: they lie in the order of their making. */
const daysIn = (lines: Buffer): string[] => {
  const last = lines.lastIndexOf(newline) + 1
  const [from, until] = [lines.subarray(0, 2_000), lines.subarray(last, last + 2_000)].map(
    (bytes) => /"at":"(\d{4}-\d\d-\d\d)/.exec(bytes.toString('latin1'))?.[1],
  )
  if (from === undefined || until === undefined) return [from ?? until ?? []].flat()
  const days = [from]
  while (days.at(-1)! < until) days.push(dayAt(new Date(`${days.at(-1)!}T00:00:00Z`), 1))
  return days
}

/** The file goes first: were its mark forgotten before, a kill in between would ship it twice. */
const remove = async (on: Shipped, name: string, shipped: Map<string, number>): Promise<void> => {
  await unlink(join(on.folder, name)).catch(() => undefined)
  await forgetSegment(on, name)
  shipped.delete(name)
}
