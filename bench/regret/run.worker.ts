import { parentPort } from 'node:worker_threads'
import { run } from './run.ts'
import type { World } from './truth.ts'

// oxlint-disable-next-line require-post-message-target-origin -- between threads there are no origins
parentPort?.on('message', ({ world, seed }: { world: World; seed: number }) => parentPort?.postMessage(run(world, seed)))
