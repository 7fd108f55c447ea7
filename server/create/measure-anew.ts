import { family } from '../../engine/create/family.ts'
import { measuredAnew, measureFamily } from '../../engine/create/measurement.ts'
import { readBehind } from '../../engine/guard/behind.ts'
import { preflight } from '../../engine/guard/preflight.ts'
import type { Site } from '../assemble.ts'
import { readerOf } from '../store/reader.ts'
import { addTasks } from '../store/task.store.ts'

/** After a start: families that the renderers of this version measure otherwise than those before are measured, and judged, by themselves. */
export const measureAnew = async ({ db, engines, log }: Pick<Site, 'db' | 'engines' | 'log'>, signal: AbortSignal): Promise<void> => {
  for (const engine of engines()) {
    const read = readerOf({ db, engine })
    for (const one of await read.all(family, { state: 'current' })) {
      if (signal.aborted) return
      const [run] = (await read.list(preflight, { family: one.id }, { limit: 1 })).items
      if (!run || !(await readBehind(read, one, run))) continue
      log.info({ family: one.key }, 'is measured anew')
      await addTasks({ db, engine }, measuredAnew([one]), () => measureFamily.attempts)
    }
  }
}
