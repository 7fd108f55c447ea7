import { experiment } from '../../engine/decide/experiment.ts'
import type { Ruleset } from '../../engine/decide/ruleset.ts'
import { wantedOf } from '../../engine/learn/experiment/measure-experiment.ts'
import { sampleRatioLevel } from '../../engine/learn/experiment/sample-ratio.ts'
import { experimentSlices, holdoutSlices } from '../../engine/learn/experiment/slices.ts'
import type { Noticed } from '../../engine/learn/signal.ts'
import { uneven } from '../../engine/learn/signals/sample-ratio.ts'
import type { Scope } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'
import type { Watched } from './watched.ts'

/** A look counts everything that was shared since the start, so it is taken now and then. */
const everyMs = 600_000
const dayMs = 86_400_000
const lateMs = 3_600_000
/** A day of a placement is looked at once, and one placement in twenty may be told of falsely in a year. */
const dailyLevel = 0.05 / 365

/** The arms of experiments that run, and who was held out at each placement on the day before. Undefined as long as nothing new is known. */
export const watchRatios = (scope: Scope) => {
  let lookedAt = 0
  let heldOn = ''
  let held: Noticed[] = []
  return async ({ ruleset }: { ruleset: Ruleset }, now: Date, hurried: boolean): Promise<Watched | undefined> => {
    if (!hurried && Date.now() - lookedAt < everyMs) return undefined
    lookedAt = Date.now()
    const day = new Date(now.getTime() - lateMs - dayMs).toISOString().slice(0, 10)
    if (hurried || heldOn !== day) held = await unevenHoldouts(scope, ruleset, day)
    heldOn = day
    return { noticed: [...(await unevenExperiments(scope, ruleset, now)), ...held], lapsed: [] }
  }
}

const unevenExperiments = async (scope: Scope, { placements }: Ruleset, now: Date): Promise<Noticed[]> => {
  const noticed: Noticed[] = []
  for (const running of await allThings(scope, experiment, { state: 'running' })) {
    const { id, name, plan } = running
    const [wanted, rules] = [wantedOf(running, now), placements.get(plan.placement)]
    if (!wanted || !rules) continue
    const { slices } = await readerOf(scope).ask(experimentSlices, { ...wanted, metric: plan.metric })
    const found = uneven({
      placement: rules.placement,
      experiment: { id, name },
      arms: plan.arms.map((arm) => arm.name),
      counted: wanted.perPerson ? 'people' : 'decisions',
      since: wanted.from.slice(0, 10),
      slices,
      level: sampleRatioLevel,
    })
    if (found) noticed.push(found)
  }
  return noticed
}

const unevenHoldouts = async (scope: Scope, { placements }: Ruleset, day: string): Promise<Noticed[]> => {
  const noticed: Noticed[] = []
  for (const { placement, holdouts } of placements.values()) {
    // Who is held out of everything and who is held out here are told together, by one share of the two: neither is then what was logged.
    if (placement.holdout.share === 0 || holdouts.length > 1) continue
    const { slices } = await readerOf(scope).ask(holdoutSlices, {
      placement: placement.key,
      metric: 'clickRate',
      from: `${day}T00:00:00.000Z`,
      until: new Date(Date.parse(day) + dayMs).toISOString(),
      settleHours: 0,
      sliceMinutes: 1_440,
    })
    const found = uneven({ placement, arms: ['held out', 'decided'], counted: 'people', since: day, slices, level: dailyLevel })
    if (found) noticed.push(found)
  }
  return noticed
}
