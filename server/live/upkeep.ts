import { oldestDayKept } from '../../engine/audience/event-log.ts'
import type { Site } from '../assemble.ts'
import { every } from '../every.ts'
import { Log } from '../../engine/observe/log-day.ts'
import { closeDays } from './close-days.ts'
import { dayAt, dropDaysBefore, ensureDays } from '../store/day-parts.ts'
import { forgetDays } from '../store/log-day.store.ts'
import { forgetSnapshots } from '../store/decide.store.ts'
import { forgetWaiting } from '../store/observe.store.ts'
import { forgetSticks } from '../store/sticky.store.ts'
import { forgetTiers } from '../store/tier.store.ts'

const daysAhead = 2
const hourMs = 3_600_000
/** An event that names a decision which has not come in by then names one that never was. */
const longestWaitDays = 2

/** The longest that a placement can be sticky. */
const longestStickDays = 366

/** Makes the parts of the days to come, closes those that are over, and forgets what is no longer kept: now, and every hour. */
export const startUpkeep = async (site: Site): Promise<{ stop(): Promise<void> }> => {
  await makeDays(site)
  const failed = (error: unknown) => site.log.error({ err: error }, 'upkeep of the event log failed; it is tried again in an hour')
  // Nobody waits for what is forgotten at the start, but a stop does.
  const first = forgetOld(site).catch(failed)
  const days = every(hourMs, () => makeDays(site), failed)
  const forgetting = every(hourMs, () => first.then(() => forgetOld(site)), failed)
  const stopping = new AbortController()
  const close = () =>
    closeDays(site, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) failed(error)
    })
  const firstClosed = first.then(close)
  const closing = every(hourMs, () => firstClosed.then(close), failed)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([first, firstClosed, days.stop(), forgetting.stop(), closing.stop()])
    },
  }
}

const makeDays = async ({ db, clock }: Site): Promise<void> => {
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => dayAt(clock(), ahead))
  for (const table of Log.options) await ensureDays(db, table, days)
}

/** Records and what they rest on are kept as long as events are. */
export const forgetOld = async ({ db, clock, engines }: Pick<Site, 'db' | 'clock' | 'engines'>): Promise<void> => {
  const oldest = oldestDayKept(clock())
  for (const table of Log.options) await dropDaysBefore(db, table, oldest)
  for (const engine of engines()) {
    await forgetDays({ db, engine }, oldest)
    await forgetWaiting({ db, engine }, new Date(clock().getTime() - longestWaitDays * 24 * hourMs))
    await forgetSnapshots({ db, engine }, new Date(`${oldest}T00:00:00Z`))
    await forgetTiers({ db, engine }, new Date(`${oldest}T00:00:00Z`))
    await forgetSticks({ db, engine }, new Date(clock().getTime() - longestStickDays * 24 * hourMs))
  }
}
