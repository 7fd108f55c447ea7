import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { Log, type LogDay } from '../../engine/observe/log-day.ts'
import type { Site } from '../assemble.ts'
import { dayLeaves, inOneMoment } from '../store/day-leaves.ts'
import { takeLease } from '../store/lease.store.ts'
import { beginRound, closedDay, countDay, daysToClose, whyAmended } from '../store/log-day.store.ts'

export type Closing = Pick<Site, 'db' | 'clock' | 'engines' | 'perform' | 'holder' | 'log'>

interface Day {
  log: Log
  day: string
}

const leaseSeconds = 60

/** Closes all days that want it, engine by engine, one day after the other. Stopped on the way, it has closed whole days and begins the next one anew. */
export const closeDays = async (site: Closing, signal: AbortSignal): Promise<void> => {
  for (const engine of site.engines()) {
    const mine = () => takeLease(site.db, engine, 'days', site.holder, leaseSeconds)
    if (!(await mine())) continue
    for (const log of Log.options) {
      for (const { day } of await daysToClose({ db: site.db, engine }, log, site.clock())) {
        if (signal.aborted || !(await mine())) return
        await closeOne(site, engine, { log, day }, signal)
      }
    }
  }
}

/** One row at most is journalled for a round, whoever else counts it too: the operation sees to that. */
const closeOne = async (site: Closing, engine: string, of: Day, signal: AbortSignal): Promise<void> => {
  const scope = { db: site.db, engine }
  const round = await beginRound(scope, of)
  const known = await closedDay(scope, of)
  // The entry of the round before is not sealed yet: it comes again in an hour.
  if ((known?.round ?? 0) < round - 1) return
  const { before, after, moved } = await inOneMoment(site.db, (tx) => countDay(dayLeaves(tx, { engine, ...of, round }), signal))
  if (known && !(known.round === round - 1 && isAs(known, before))) return differs(site, engine, known, before)
  const amended = known && { before, ...moved, because: await whyAmended(scope, of, round) }
  const input = { ...of, round, ...after, ...(amended && { amended }) }
  const answer = await site.perform({ engine, actor: actorOfFlow('days-are-closed'), operation: 'day.close', input })
  // The engine was cleared meanwhile, or somebody else has gone on to the next round.
  if (isRefusal(answer) && answer.code !== 'wrongState') throw new Error(answer.message)
}

const isAs = (known: LogDay, { count, root }: { count: number; root: string }): boolean => known.count === count && known.root === root

/** What else changed than what is marked is never closed again: the difference stays for everybody to see. */
const differs = ({ log }: Closing, engine: string, expected: LogDay, found: { count: number; root: string }): void =>
  log.error({ engine, expected, found }, 'rows of a closed day are not what they were; see journal verify')
