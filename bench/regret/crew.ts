import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Run } from './run.ts'
import type { World } from './truth.ts'

/** Threads that play games, one each at a time. */
export interface Crew {
  run(world: World, seeds: number): Promise<Run[]>
  dismiss(): Promise<void>
}

export const hire = (): Crew => {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL('run.worker.ts', import.meta.url)))
  const ask = (worker: Worker, world: World, seed: number): Promise<Run> =>
    new Promise((resolve, reject) => {
      worker.once('message', (answer: Run) => {
        worker.off('error', reject)
        resolve(answer)
      })
      worker.once('error', reject)
      // oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
      worker.postMessage({ world, seed })
    })
  return {
    run: async (world, seeds) => {
      const runs: Run[] = []
      let next = 0
      const work = async (worker: Worker): Promise<void> => {
        for (let seed = next++; seed < seeds; seed = next++) runs[seed] = await ask(worker, world, seed)
      }
      await Promise.all(workers.map(work))
      return runs
    },
    dismiss: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
