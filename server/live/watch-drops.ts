import type { Ruleset } from '../../engine/decide/ruleset.ts'
import { historyDays, suddenDays } from '../../engine/learn/fall.ts'
import { type Signal, signal } from '../../engine/learn/signal.ts'
import { drops, hasRecovered, type PlacementDay, type WatchedPlacement } from '../../engine/learn/signals/drop.ts'
import { learnedFrom } from '../../engine/learn/tally.ts'
import type { Scope } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { type CameOn, cameOn, changesSince, type DecidedOn, decidedSince } from '../store/watch.store.ts'
import type { Watched } from './watched.ts'

const dayMs = 86_400_000
/** What came until midnight has come in by then. */
const lateMs = 3_600_000
/** Counting a day walks all that came of it: a few at a time, until all are known. */
const daysAtOnce = 4

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Counts each day once it is over, and looks at placements when a new one has come. Undefined as long as nothing new is known. */
export const watchDrops = (scope: Scope) => {
  const counted = new Map<string, CameOn[]>()
  const count = async (days: readonly string[]): Promise<void> => {
    for (const day of days) counted.set(day, await cameOn(scope, day))
  }
  let lookedOn = ''
  return async (standing: { ruleset: Ruleset }, now: Date, hurried: boolean): Promise<Watched | undefined> => {
    const last = now.getTime() - lateMs - dayMs
    const days = Array.from({ length: historyDays + suddenDays + 1 }, (_, back) => dayOf(last - back * dayMs)).toReversed()
    for (const day of counted.keys()) if (hurried || day < days[0]!) counted.delete(day)
    const missing = days.filter((day) => !counted.has(day))
    if (missing.length === 0 && lookedOn === days.at(-1)) return undefined
    await count(hurried ? missing : missing.slice(-daysAtOnce))
    if (days.some((day) => !counted.has(day))) return undefined
    lookedOn = days.at(-1)!
    const facts = await readFacts(scope, days)
    const found = judge(standing, now, { ...facts, days, counted })
    if (found.noticed.length === 0 || hurried) return found
    // What was late when its day was counted may have come since: nothing is told of days that were not counted just now.
    await count(days.slice(-suddenDays))
    return judge(standing, now, { ...facts, days, counted })
  }
}

const readFacts = async (scope: Scope, [first = '']: readonly string[]) => ({
  told: await allThings(scope, signal, { kind: 'anomaly', raisedAt: { from: `${first}T00:00:00.000Z` } }),
  decided: await decidedSince(scope, first),
  changes: await changesSince(scope, first),
})

type Facts = Awaited<ReturnType<typeof readFacts>> & Known

const judge = ({ ruleset }: { ruleset: Ruleset }, now: Date, facts: Facts): Watched => {
  const live = [...ruleset.placements.values()].filter(({ candidates }) =>
    candidates.some(({ from, until }) => from <= now.getTime() && now.getTime() < until),
  )
  const watched = live.map(({ placement }): WatchedPlacement => {
    const { key, goal } = placement
    const told = facts.told.filter(({ placement: at, alsoAt = [] }) => [at, ...alsoAt].includes(key))
    return { placement, days: daysAt(key, learnedFrom(goal.metric), facts), anew: anewFrom(told), changes: facts.changes.get(key) ?? [] }
  })
  return {
    noticed: drops(watched),
    lapsed: facts.told.flatMap((one) => {
      const there = one.state === 'open' ? watched.find(({ placement }) => placement.key === one.placement) : undefined
      const reason = there && hasRecovered(one, there.days)
      return reason === undefined ? [] : [{ id: one.id, reason }]
    }),
  }
}

/** What was told is how it is until it was over. */
const anewFrom = (told: readonly Signal[]): WatchedPlacement['anew'] => {
  const from = (of: 'rate' | 'volume') =>
    told
      .filter(({ anomaly, state }) => anomaly === of && state !== 'withdrawn')
      .map(({ since, lapsedAt }) => lapsedAt?.slice(0, 10) ?? since)
      .toSorted()
      .at(-1)
  const [rate, volume] = [from('rate'), from('volume')]
  return { ...(rate !== undefined && { rate }), ...(volume !== undefined && { volume }) }
}

interface Known {
  days: readonly string[]
  counted: ReadonlyMap<string, readonly CameOn[]>
  decided: readonly DecidedOn[]
}

/** A placement's days since the first on which it was asked for, that day left out: it was not there for all of it. */
const daysAt = (key: string, success: string, { days, counted, decided }: Known): PlacementDay[] => {
  const own = new Map(decided.flatMap((one) => (one.placement === key ? [[one.day, one] as const] : [])))
  const all = days.map((day): PlacementDay => {
    const came = (counted.get(day) ?? []).filter(({ placement }) => placement === key)
    const of = (kind: string): number => came.find((one) => one.kind === kind)?.n ?? 0
    const { decisions = 0, fallbacks = 0 } = own.get(day) ?? {}
    return { day, decisions, fallbacks, exposures: of('exposure'), successes: of(success) }
  })
  const first = all.findIndex(({ decisions, exposures }) => decisions + exposures > 0)
  return first === -1 ? [] : all.slice(first + 1)
}
