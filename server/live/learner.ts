import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { type Noticed, subjectOf } from '../../engine/learn/signal.ts'
import type { Site } from '../assemble.ts'
import { sideBySide } from '../side-by-side.ts'
import type { Scope } from '../store/database.ts'
import { countsMoved } from '../store/learn.store.ts'
import { takeLease } from '../store/lease.store.ts'
import { duePlacements } from './due-placements.ts'
import { learnPlacement } from './lessons.ts'
import type { LiveEngine } from './live-engine.ts'
import type { Teacher } from './teacher.ts'
import type { Watched } from './watched.ts'
import { watching } from './watching.ts'

export interface Learner {
  /** Something was counted: learn at the next turn. */
  wake(): void
  /** How far ahead is looked may have changed. */
  watchAgain(): void
  /** Learns from everything that is counted now; for tests and for whoever cannot wait. */
  turn(): Promise<void>
  stop(): Promise<void>
}

const turnMs = 500
/** Counts that another process moved are noticed every so many turns. */
const lookEvery = 10
/** While one placement waits for the database another has the learning thread. */
const lanes = 4
/** Then the counts are read anew: who was told something meanwhile goes behind those who wait, and not after all of them and all of them again. */
const lookMs = 500
/** What was learned is served before all others have been learned too. */
const takenEveryMs = 200
const leaseSeconds = 15
/** What was raised is not said again for so long; then the operation knows whether it still stands or was withdrawn meanwhile. */
const quietMs = 60_000
/** What was looked at longer ago than this may hold no longer: its counts may have been taken away since. */
const staleMs = 150_000

/** The leased learner of one engine: counts → posterior → snapshot, effects and signals, in turns, for the placements whose counts have moved. */
export const startLearner = (site: Site, engine: string, live: LiveEngine, teacher: Teacher): Learner => {
  const scope: Scope = { db: site.db, engine }
  const due = duePlacements(Date.now)
  const signals = raising(site, engine)
  const watched = watching(site, scope, signals.settle)
  let hurried = false
  let turns = 0
  let awake = true
  let running: Promise<void> | undefined
  let stopped = false

  /** Learns what has waited longest, for as long as a look may take; answers whether somebody still waits. */
  const look = async (): Promise<boolean> => {
    if (!(await takeLease(site.db, engine, 'learner', site.holder, leaseSeconds))) return false
    const standing = live.standing()
    const { now, later } = due.of(standing, await countsMoved(scope))
    const until = Date.now() + lookMs
    let taken = Date.now()
    let left = false
    await sideBySide(now, lanes, async (due) => {
      if (stopped) return
      if (Date.now() > until) {
        left = true
        return
      }
      const noticed = await learnPlacement(scope, teacher, standing, due, site.clock())
      if (due.told) signals.notice(due.rules.placement.key, noticed)
      due.done()
      if (Date.now() - taken < takenEveryMs) return
      taken = Date.now()
      await live.takeSnapshots()
    })
    if (stopped) return false
    if (now.length > 0) await live.takeSnapshots()
    awake ||= later
    if (hurried) {
      await watched.now(standing)
      signals.hurry()
    } else watched.onward(standing)
    await signals.raiseRipe()
    return left
  }

  const looks = async (): Promise<void> => {
    while (await look());
  }
  const turn = (): Promise<void> => {
    running ??= looks().finally(() => (running = undefined))
    return running
  }
  const timer = setInterval(() => {
    if (!awake && ++turns % lookEvery !== 0) return
    awake = false
    turn().catch((error: unknown) => {
      if (!stopped) site.log.error({ err: error }, 'learning stopped; it goes on at the next turn')
    })
  }, turnMs)

  return {
    wake: () => {
      awake = true
    },
    watchAgain: () => {
      watched.again()
      awake = true
    },
    turn: async () => {
      await running
      due.hurry()
      hurried = true
      await turn().finally(() => (hurried = false))
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => undefined)
      await watched.stop()
    },
  }
}

/** Exposures come before their clicks: what is noticed while counts are still coming in must still hold this much later. */
const believedAfterMs = 4_000

interface Noticing {
  one: Noticed
  group: string
  since: number
  lookedAt: number
}

/** Keeps what was noticed until it has held for a while, then raises it, once. */
const raising = (site: Site, engine: string) => {
  const raised = new Map<string, number>()
  const held = new Map<string, Noticing>()
  /** All that was noticed in one group just now; what is no longer among it is forgotten. */
  const notice = (group: string, noticed: readonly Noticed[]): void => {
    const subjects = new Set(noticed.map(subjectOf))
    for (const [subject, noticing] of held) if (noticing.group === group && !subjects.has(subject)) held.delete(subject)
    for (const one of noticed) held.set(subjectOf(one), { one, group, since: held.get(subjectOf(one))?.since ?? Date.now(), lookedAt: Date.now() })
  }
  return {
    notice,
    /** The same; and what was told and holds no longer lapses. */
    settle: async (group: string, { noticed, lapsed }: Watched): Promise<void> => {
      notice(group, noticed)
      for (const input of lapsed) {
        const answer = await site.perform({ engine, actor: actorOfFlow('learner'), operation: 'signal.lapse', input })
        // Somebody who answered it meanwhile was first.
        if (isRefusal(answer) && answer.code !== 'wrongState') site.log.warn({ refusal: answer }, 'a signal could not lapse')
      }
    },
    hurry: (): void => {
      for (const noticing of held.values()) noticing.since = 0
    },
    raiseRipe: async (): Promise<void> => {
      for (const [subject, { one, since, lookedAt }] of held) {
        if (since > Date.now() - believedAfterMs || lookedAt < Date.now() - staleMs || (raised.get(subject) ?? 0) > Date.now() - quietMs) continue
        raised.set(subject, Date.now())
        const answer = await site.perform({ engine, actor: actorOfFlow('learner'), operation: 'signal.raise', input: one })
        if (isRefusal(answer)) site.log.warn({ refusal: answer }, 'a signal could not be raised')
      }
    },
  }
}
