import { parentPort, Worker } from 'node:worker_threads'

/** Work on a thread of its own, so that nothing else waits for it. */
export interface Thread<Asked, Answer> {
  ask(asked: Asked): Promise<Answer>
  /** What is under way is given up: whoever waits for it is told. */
  stop(): Promise<void>
}

interface Waiting<Answer> {
  resolve(answer: Answer): void
  reject(error: Error): void
}

interface Answered<Answer> {
  id: number
  answer?: Answer
  error?: string
}

/** What a thread is called when it is missed, and after how many milliseconds without a question it gives its memory back; never, where nothing is said. */
export interface ThreadSettings {
  name: string
  restsAfterMs?: number
}

/** Started with the first question, and again with the first after it fell or went to rest; it holds the process open only while somebody waits. */
export const threadAt = <Asked, Answer>(file: URL, { name, restsAfterMs }: ThreadSettings): Thread<Asked, Answer> => {
  const waiting = new Map<number, Waiting<Answer>>()
  let worker: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let next = 0
  let stopped = false

  const lost = (one: Worker, error: Error): void => {
    if (worker !== one) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const rest = (one: Worker): void => {
    one.unref()
    if (restsAfterMs === undefined) return
    resting = setTimeout(() => {
      worker = undefined
      void one.terminate()
    }, restsAfterMs).unref()
  }
  const start = (): Worker => {
    const started = new Worker(file)
    started.unref()
    started.on('message', ({ id, answer, error }: Answered<Answer>) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) rest(started)
      if (error === undefined) asked?.resolve(answer as Answer)
      else asked?.reject(new Error(error))
    })
    started.on('error', (error) => lost(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', () => lost(started, new Error(`the ${name} thread ended`)))
    return started
  }

  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error(`the ${name} thread was stopped`))
        worker ??= start()
        const id = next++
        // What cannot be sent throws, and nobody waits for it.
        // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
        worker.postMessage({ id, asked })
        clearTimeout(resting)
        worker.ref()
        waiting.set(id, { resolve, reject })
      }),
    stop: async () => {
      stopped = true
      clearTimeout(resting)
      await worker?.terminate()
    },
  }
}

/** The other side: answers every question that comes to this thread, or says why not. */
export const answerHere = <Asked, Answer>(answer: (asked: Asked) => Answer | Promise<Answer>): void => {
  parentPort?.on('message', async ({ id, asked }: { id: number; asked: Asked }) => {
    const said: Answered<Answer> = { id }
    try {
      said.answer = await answer(asked)
    } catch (error) {
      said.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
    parentPort?.postMessage(said)
  })
}
