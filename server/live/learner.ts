import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { type Noticed, subjectOf } from '../../engine/learn/signal.ts'
import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import type { Site } from '../assemble.ts'
import { sideBySide } from '../side-by-side.ts'
import type { Scope } from '../store/database.ts'
import { countsMoved } from '../store/learn.store.ts'
import { takeLease } from '../store/lease.store.ts'
import { gapsOf, learnPlacement } from './lessons.ts'
import type { LiveEngine } from './live-engine.ts'
import { stockKey, type Standing } from './standing.ts'
import type { Teacher } from './teacher.ts'

export interface Learner {
  /** Something was counted: learn at the next turn. */
  wake(): void
  /** Learns from everything that is counted now; for tests and for whoever cannot wait. */
  turn(): Promise<void>
  stop(): Promise<void>
}

const turnMs = 500
/** Counts that another process moved are noticed every so many turns. */
const lookEvery = 10
/** While one placement waits for the database another has the learning thread. */
const lanes = 4
/** What was learned is served before all others have been learned too. */
const takenEveryMs = 200
const leaseSeconds = 15
const gapEveryMs = 60_000
/** What was raised is not said again for so long; then the operation knows whether it still stands or was withdrawn meanwhile. */
const quietMs = 60_000

/** The leased learner of one engine: counts → posterior → snapshot, effects and signals, in turns, for the placements whose counts have moved. */
export const startLearner = (site: Site, engine: string, live: LiveEngine, teacher: Teacher): Learner => {
  const scope: Scope = { db: site.db, engine }
  const due = duePlacements()
  const signals = raising(site, engine)
  let hurried = false
  let turns = 0
  let awake = true
  let gapsAt = 0
  let running: Promise<void> | undefined
  let stopped = false

  const look = async (): Promise<void> => {
    if (!(await takeLease(site.db, engine, 'learner', site.holder, leaseSeconds))) return
    const standing = live.standing()
    const { now, later } = due.of(standing, await countsMoved(scope))
    let taken = Date.now()
    await sideBySide(now, lanes, async (due) => {
      if (stopped) return
      const noticed = await learnPlacement(scope, teacher, standing, due, site.clock())
      if (due.told) signals.notice(due.rules.placement.key, noticed)
      due.done()
      if (Date.now() - taken < takenEveryMs) return
      taken = Date.now()
      await live.takeSnapshots()
    })
    if (stopped) return
    if (now.length > 0) await live.takeSnapshots()
    awake ||= later
    if (Date.now() - gapsAt >= gapEveryMs) {
      gapsAt = Date.now()
      signals.notice('gaps', await gapsOf(scope, standing, site.clock()))
    }
    if (hurried) signals.hurry()
    await signals.raiseRipe()
  }

  const turn = (): Promise<void> => {
    running ??= look().finally(() => (running = undefined))
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
    },
  }
}

/** A placement that learns from many is published again only when its counts have grown by this share, or have waited this long. */
const worthOfGrowth = 0.01
const longestWaitMs = 10_000

/** People are told of a placement as often as this: no oftener, since it would keep others from being served. */
const toldEveryMs = 3_000

interface Due {
  rules: PlacementRules
  told: boolean
  done(): void
}

interface Learned {
  marks: string
  trials: number
  at: number
  /** Of what people were last told, and when. */
  told: { marks: string; at: number }
}

/** Which placements have something new to learn: their counts moved, or what they may show; or something was learned that nobody was told. */
const duePlacements = () => {
  const learned = new Map<string, Learned>()
  const isDue = (before: Learned | undefined, marks: string, trials: number): boolean =>
    before === undefined ||
    (before.marks === marks
      ? Date.now() - before.told.at > toldEveryMs
      : trials - before.trials > worthOfGrowth * before.trials || Date.now() - before.at > longestWaitMs)
  return {
    of: (standing: Standing, counts: Awaited<ReturnType<typeof countsMoved>>): { now: Due[]; later: boolean } => {
      const now: Due[] = []
      let later = false
      for (const count of counts) {
        const rules = standing.ruleset.placements.get(count.placement)
        if (!rules) continue
        const arenas = rules.candidates.map(({ campaign }) => standing.stocks.get(stockKey(count.placement, campaign.id))?.arena)
        const values = rules.candidates.map(({ campaign }) => campaign.value)
        const marks = JSON.stringify([count, arenas, values])
        const before = learned.get(count.placement)
        if (before?.marks === marks && before.told.marks === marks) continue
        if (!isDue(before, marks, count.trials)) {
          later = true
          continue
        }
        const at = Date.now()
        const told = before === undefined || at - before.told.at > toldEveryMs
        const done = (): void =>
          void learned.set(count.placement, { marks, trials: count.trials, at: Date.now(), told: told ? { marks, at } : before.told })
        now.push({ rules, told, done })
      }
      return { now, later }
    },
    hurry: (): void => {
      for (const entry of learned.values()) entry.at = entry.told.at = 0
    },
  }
}

/** Exposures come before their clicks: what is noticed while counts are still coming in must still hold this much later. */
const believedAfterMs = 4_000

interface Noticing {
  one: Noticed
  group: string
  since: number
}

/** Keeps what was noticed until it has held for a while, then raises it, once. */
const raising = (site: Site, engine: string) => {
  const raised = new Map<string, number>()
  const held = new Map<string, Noticing>()
  return {
    /** All that was noticed in one group just now; what is no longer among it is forgotten. */
    notice: (group: string, noticed: readonly Noticed[]): void => {
      const subjects = new Set(noticed.map(subjectOf))
      for (const [subject, noticing] of held) if (noticing.group === group && !subjects.has(subject)) held.delete(subject)
      for (const one of noticed) held.set(subjectOf(one), { one, group, since: held.get(subjectOf(one))?.since ?? Date.now() })
    },
    hurry: (): void => {
      for (const noticing of held.values()) noticing.since = 0
    },
    raiseRipe: async (): Promise<void> => {
      for (const [subject, { one, since }] of held) {
        if (since > Date.now() - believedAfterMs || (raised.get(subject) ?? 0) > Date.now() - quietMs) continue
        raised.set(subject, Date.now())
        const answer = await site.perform({ engine, actor: actorOfFlow('learner'), operation: 'signal.raise', input: one })
        if (isRefusal(answer)) site.log.warn({ refusal: answer }, 'a signal could not be raised')
      }
    },
  }
}
