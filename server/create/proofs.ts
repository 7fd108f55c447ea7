import { Worker } from 'node:worker_threads'
import { proofKey, type Proofread, proofsOf, type Remark } from '../../engine/guard/proof.ts'
import { languageOf } from '../../adapters/proofreaders/proofreader.ts'
import { answering } from '../store/answering.ts'

/** Languages that somebody reads: kept here so that no dictionary is opened to find out. A test holds it to the proofreaders. */
export const languagesRead: ReadonlySet<string> = new Set(['en', 'nl'])

/** Texts whose remarks are remembered; the same text is asked about with every look at its family. */
const mostKept = 20_000
const kept = new Map<string, readonly Remark[]>()

interface Waiting {
  resolve(remarks: readonly (readonly Remark[])[]): void
  reject(error: Error): void
}
const waiting = new Map<number, Waiting>()
let reader: Worker | undefined
let next = 0

/** The thread is started with the first text in a language that is read, and holds no process open. */
const start = (): Worker => {
  const started = new Worker(new URL('proofs.worker.ts', import.meta.url))
  started.unref()
  started.on('message', ({ id, remarks, error }: { id: number; remarks?: readonly (readonly Remark[])[]; error?: string }) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) started.unref()
    if (remarks) asked?.resolve(remarks)
    else asked?.reject(new Error(error))
  })
  const lost = (error: Error): void => {
    reader = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  started.on('error', (error) => lost(error instanceof Error ? error : new Error(String(error))))
  started.on('exit', () => lost(new Error('the proofreading thread ended')))
  return started
}

const read = (texts: readonly Proofread[]): Promise<readonly (readonly Remark[])[]> =>
  new Promise((resolve, reject) => {
    reader ??= start()
    reader.ref()
    const id = next++
    waiting.set(id, { resolve, reject })
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    reader.postMessage({ id, texts })
  })

/** The remarks about texts, from a thread of its own; those about a text that was read before are remembered. */
export const remarksOn = async (texts: readonly Proofread[]): Promise<ReadonlyMap<string, readonly Remark[]>> => {
  const readable = texts.filter(({ locale }) => languagesRead.has(languageOf(locale)))
  const fresh = readable.filter((text) => !kept.has(proofKey(text)))
  const found = fresh.length === 0 ? [] : await read(fresh)
  if (kept.size + fresh.length > mostKept) kept.clear()
  fresh.forEach((text, n) => kept.set(proofKey(text), found[n] ?? []))
  return new Map(readable.map((text) => [proofKey(text), kept.get(proofKey(text)) ?? []]))
}

export const proofsAnswer = answering(proofsOf, (_, { texts }) => remarksOn(texts))
