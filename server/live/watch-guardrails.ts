import { experiment } from '../../engine/decide/experiment.ts'
import { measureExperiment } from '../../engine/learn/experiment/measure-experiment.ts'
import { reportOf } from '../../engine/learn/experiment/report.ts'
import { brokenGuardrails } from '../../engine/learn/signals/broken-guardrail.ts'
import type { Scope } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'
import type { Standing } from './standing.ts'
import type { Watched } from './watched.ts'

/** A look counts everything that came since the start, so it is taken now and then. */
const everyMs = 600_000

/** The guardrails of experiments that run. Undefined as long as nothing new is known. */
export const watchGuardrails = (scope: Scope) => {
  let lookedAt = 0
  return async (_: Standing, now: Date, hurried: boolean): Promise<Watched | undefined> => {
    if (!hurried && Date.now() - lookedAt < everyMs) return undefined
    lookedAt = Date.now()
    const noticed = []
    for (const running of await allThings(scope, experiment, { state: 'running' })) {
      if (running.plan.guardrails.length === 0) continue
      noticed.push(...brokenGuardrails(running, reportOf(running, await measureExperiment(readerOf(scope), running, now))))
    }
    return { noticed, lapsed: [] }
  }
}
