import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { DocumentProblem, Done, DrawJob, ReadJob } from './document-job.ts'
import type { Sent } from './document.worker.ts'

/** What a document may take of this machine while it is read or drawn. */
export interface DocumentLimits {
  ms: number
  /** Of PDFium, which holds the document and what it unpacks. */
  mostMemory: number
}

let compiled: Promise<WebAssembly.Module> | undefined
const { resolve } = createRequire(import.meta.url)

/** Compiled once, and shared by all threads. */
const pdfium = (): Promise<WebAssembly.Module> => {
  compiled ??= readFile(resolve('@embedpdf/pdfium/pdfium.wasm')).then((bytes) => WebAssembly.compile(bytes))
  compiled.catch(() => (compiled = undefined))
  return compiled
}

/** Does one job on a thread of its own, which is ended when it takes too long. */
export const inDocumentThread = async <J extends ReadJob | DrawJob>(
  job: J,
  { ms, mostMemory }: DocumentLimits,
): Promise<{ done: Done[J['does']] } | { problem: DocumentProblem }> => {
  const workerData: Sent = { pdfium: await pdfium(), mostMemory, job }
  const thread = new Worker(new URL('document.worker.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const { promise, resolve: answer } = Promise.withResolvers<{ done: Done[J['does']] } | { problem: DocumentProblem }>()
  const patience = setTimeout(() => answer({ problem: 'tooLong' }), ms)
  thread.once('message', answer)
  thread.once('error', () => answer({ problem: 'fell' }))
  thread.once('exit', () => answer({ problem: 'fell' }))
  try {
    return await promise
  } finally {
    clearTimeout(patience)
    await thread.terminate()
  }
}
