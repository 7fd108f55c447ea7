import { open, readdir, stat, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'
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

export interface Shipping {
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
  let stopped = false
  let running: Promise<void> | undefined

  const ship = async (): Promise<void> => {
    left ??= await leftBehind(on)
    while (left.length > 0) {
      const [mark] = left
      if (!mark) break
      await shipFile(on, mark, shipped, isRecord)
      await remove(on, mark.name, shipped)
      left.shift()
    }
    const marks = [...on.segment.marks()]
    for (const [at, mark] of marks.entries()) {
      await shipFile(on, mark, shipped)
      if (at === marks.length - 1) break
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
    void run().finally(() => {
      if (!stopped) timer = setTimeout(turn, restMs)
    })
  }, 0)

  return {
    settle: async () => {
      await running
      await run()
    },
    behind: () => [...(left ?? []), ...on.segment.marks()].reduce((sum, { name, durable }) => sum + durable - (shipped.get(name) ?? 0), 0),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
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

const shipFile = async (
  on: Shipped,
  { name, durable }: Mark,
  shipped: Map<string, number>,
  whole: (line: string) => boolean = () => true,
): Promise<void> => {
  let at = shipped.get(name) ?? (await shippedOf(on, name))
  shipped.set(name, at)
  if (at >= durable) return
  const file = await open(join(on.folder, name), 'r')
  try {
    while (at < durable) {
      const { lines, end } = await wholeLines(file, at, durable)
      const records = lines.filter(whole)
      await ensureDays(on.db, 'decision', new Set(records.map(dayOf)))
      const from = at
      const went = await on.db.transaction().execute((tx) => shipLines(tx, on.engine, { name, from, to: end, lines: records }))
      at = went ? end : await shippedOf(on, name)
      shipped.set(name, at)
      if (went) await on.arrived()
    }
  } finally {
    await file.close()
  }
}

/** As many whole lines as fit into a chunk; at least one. */
const wholeLines = async (file: Awaited<ReturnType<typeof open>>, at: number, durable: number): Promise<{ lines: string[]; end: number }> => {
  for (let size = chunkBytes; ; size *= 2) {
    const bytes = Buffer.alloc(Math.min(size, durable - at))
    await file.read(bytes, 0, bytes.length, at)
    const last = bytes.lastIndexOf(0x0a)
    if (last >= 0) return { lines: bytes.toString('utf8', 0, last).split('\n'), end: at + last + 1 }
    if (bytes.length === durable - at) return { lines: [], end: durable }
  }
}

/** A power cut can leave a stretch of zeros where the disk reordered its writes; such a line was never promised. */
const isRecord = (line: string): boolean => {
  try {
    return typeof (JSON.parse(line) as { id?: unknown }).id === 'string'
  } catch {
    return false
  }
}

const dayOf = (line: string): string => /"at":"(\d{4}-\d\d-\d\d)/.exec(line)?.[1] ?? dayAt(new Date())

/** The file goes first: were its mark forgotten before, a kill in between would ship it twice. */
const remove = async (on: Shipped, name: string, shipped: Map<string, number>): Promise<void> => {
  await unlink(join(on.folder, name)).catch(() => undefined)
  await forgetSegment(on, name)
  shipped.delete(name)
}
