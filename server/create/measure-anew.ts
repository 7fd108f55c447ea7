import { type Family, family } from '../../engine/create/family.ts'
import { measuredAnew, measureFamily } from '../../engine/create/measurement.ts'
import { behindReader } from '../../engine/guard/behind.ts'
import { preflight } from '../../engine/guard/preflight.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import type { Site } from '../assemble.ts'
import { readerOf } from '../store/reader.ts'
import { addTasks } from '../store/task.store.ts'

/** After a start: families that the renderers of this version measure otherwise than those before are measured, and judged, by themselves. */
export const measureAnew = async ({ db, engines, log }: Pick<Site, 'db' | 'engines' | 'log'>, signal: AbortSignal): Promise<void> => {
  for (const engine of engines()) {
    const read = readerOf({ db, engine })
    const isBehind = behindReader(read)
    for await (const one of currentFamilies(read, signal)) {
      const [run] = (await read.list(preflight, { family: one.id }, { limit: 1 })).items
      if (!run || !(await isBehind(one, run))) continue
      log.info({ family: one.key }, 'is measured anew')
      await addTasks({ db, engine }, measuredAnew([one]), () => measureFamily.attempts)
    }
  }
}

/** A page at a time, until somebody stops. */
async function* currentFamilies(read: Reader, signal: AbortSignal): AsyncGenerator<Family> {
  let after: string | undefined
  do {
    if (signal.aborted) return
    const { items, next } = await read.list(family, { state: 'current' }, { limit: 50, ...(after !== undefined && { after }) })
    for (const one of items) {
      if (signal.aborted) return
      yield one
    }
    after = next
  } while (after !== undefined)
}
