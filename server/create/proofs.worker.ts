import { parentPort } from 'node:worker_threads'
import { proofread } from '../../adapters/proofreaders/proofread.ts'
import type { Proofread } from '../../engine/guard/proof.ts'

// The other thread: opening a dictionary takes a second, and a word that nobody knows a quarter of one.
parentPort?.on('message', async ({ id, texts }: { id: number; texts: readonly Proofread[] }) => {
  try {
    const remarks = []
    for (const text of texts) remarks.push(await proofread(text))
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    parentPort?.postMessage({ id, remarks })
  } catch (error) {
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
