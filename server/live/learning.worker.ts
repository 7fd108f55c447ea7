import { parentPort } from 'node:worker_threads'
import type { Belief } from '../../engine/learn/belief.ts'
import { type LessonSheet, teach } from '../../engine/learn/lesson.ts'

// The other thread: it only computes. It keeps what was last believed of each campaign, so that the next fit has a few steps to go.
const last = new Map<string, Belief>()

parentPort?.on('message', ({ id, sheet }: { id: number; sheet: LessonSheet }) => {
  try {
    const key = `${sheet.placement} ${sheet.campaign}`
    const taught = teach(sheet, last.get(key))
    if (taught) last.set(key, taught.belief)
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    parentPort?.postMessage({ id, answer: taught?.answer })
  } catch (error) {
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
