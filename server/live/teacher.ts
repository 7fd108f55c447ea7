import { Worker } from 'node:worker_threads'
import type { LessonAnswer, LessonSheet } from '../../engine/learn/lesson.ts'

/** Learning on a thread of its own, so that no decision ever waits for a matrix. The thread is started with the first lesson. */
export interface Teacher {
  teach(sheet: LessonSheet): Promise<LessonAnswer | undefined>
  /** A lesson under way is given up: the counts it was made from are still there at the next start. */
  stop(): Promise<void>
}

interface Waiting {
  resolve(answer: LessonAnswer | undefined): void
  reject(error: Error): void
}

export const startTeacher = (): Teacher => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0
  let stopped = false

  const lost = (error: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('learning.worker.ts', import.meta.url))
    started.unref()
    started.on('message', ({ id, answer, error }: { id: number; answer?: LessonAnswer; error?: string }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(answer)
      else asked?.reject(new Error(error))
    })
    started.on('error', (error) => lost(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', () => lost(new Error('the learning thread ended')))
    return started
  }

  return {
    teach: (sheet) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error('the learning thread was stopped'))
        worker ??= start()
        const id = next++
        waiting.set(id, { resolve, reject })
        // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
        worker.postMessage({ id, sheet })
      }),
    stop: async () => {
      stopped = true
      const running = worker
      worker = undefined
      await running?.terminate()
    },
  }
}
