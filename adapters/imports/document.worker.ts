import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentProblem, DrawJob, ReadDocument, ReadJob, Source } from './document-job.ts'
import { namesIn } from './document-names.ts'
import { type OpenDocument, type Pdfium, pdfiumIn } from './pdfium.ts'

export interface Sent {
  pdfium: WebAssembly.Module
  mostMemory: number
  job: ReadJob | DrawJob
}

const entries = ['Title', 'Author', 'Subject', 'Keywords', 'CreationDate']

const open = ({ open: into }: Pdfium, source: Source): OpenDocument | 'locked' | 'broken' =>
  'content' in source
    ? into(source.content.byteLength, (room) => room.set(source.content))
    : into(source.bytes, (room) => readInto(room, source.path))

const readInto = (room: Uint8Array, path: string): void => {
  const file = openSync(path, 'r')
  for (let at = 0; at < room.byteLength;) {
    const read = readSync(file, room, at, room.byteLength - at, at)
    if (read === 0) break
    at += read
  }
  closeSync(file)
}

const read = (document: OpenDocument, { mostPages }: ReadJob): ReadDocument => ({
  pages: document.pages,
  read: Array.from({ length: document.pages > mostPages ? 0 : document.pages }, (_, page) => document.read(page)),
  entries: Object.fromEntries(entries.map((name) => [name, document.entry(name)])),
  isRestricted: document.isRestricted,
  names: namesIn(document.rewritten()),
})

const done = (document: OpenDocument, job: ReadJob | DrawJob): unknown =>
  job.does === 'read' ? read(document, job) : document.draw(job.page, job.longest)

// One document a thread, which ends with it: nothing that a document did to its reader meets the next.
const { pdfium: module, mostMemory, job } = workerData as Sent
const pdfium = await pdfiumIn(module, mostMemory)
const answer = (): { done: unknown } | { problem: DocumentProblem } => {
  try {
    const document = open(pdfium, job.source)
    const found = typeof document === 'string' ? { problem: document } : { done: done(document, job) }
    return pdfium.isFull() ? { problem: 'tooMuch' } : found
  } catch {
    return { problem: pdfium.isFull() ? 'tooMuch' : 'fell' }
  }
}
// oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
parentPort?.postMessage(answer())
