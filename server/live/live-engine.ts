import { profileAliases } from '../../engine/audience/profile.ts'
import type { Prefetch } from '../../engine/decide/batch.ts'
import type { DecisionRecord, DecisionRequest } from '../../engine/decide/decision.ts'
import type { Receipt } from '../../engine/decide/receipt.ts'
import type { CampaignSource } from '../../engine/decide/ruleset.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import type { Site } from '../assemble.ts'
import { mediaAt } from '../create/media-at.ts'
import { signing } from '../create/signing.ts'
import { every } from '../every.ts'
import type { Scope } from '../store/database.ts'
import { newestSnapshot, snapshotsSince } from '../store/decide.store.ts'
import type { Kept } from '../store/event-log.ts'
import { addImpressions } from '../store/impression.store.ts'
import { joinWaiting } from '../store/observe.store.ts'
import { engineSecret } from '../store/secret.store.ts'
import { signer } from '../store/signer.ts'
import { underWay } from '../under-way.ts'
import { ahead } from './ahead.ts'
import { asking, type Hear } from './asking.ts'
import { contents } from './contents.ts'
import { entityTag } from './entity-tag.ts'
import { inFlight } from './in-flight.ts'
import { overshoots } from './overshoots.ts'
import { openRecords } from './records.ts'
import { renderEdition } from './render-edition.ts'
import { spending } from './spending.ts'
import { readStanding, readTiers, type Standing, withSnapshot } from './standing.ts'
import { subjects } from './subjects.ts'

/** One engine, deciding: its rules, snapshots and people in memory, its records on the disk. */
export interface LiveEngine {
  /** Calls back with the answer as JSON once the record is safe on the disk. */
  decide(request: DecisionRequest, hear: Hear): void
  /** Many at once: their answers as one list. */
  batch(requests: readonly DecisionRequest[], hear: Hear): void
  /** What would be decided: nothing is recorded until an exposure brings a receipt back. */
  prefetch(prefetch: Prefetch, hear: Hear): void
  /** The record behind a receipt that was given out beforehand, while it is remembered. */
  prefetched(receipt: Receipt): DecisionRecord | undefined
  /** The entity tag of a prefetch: the same, as long as its answer would be. */
  tag(prefetch: Prefetch): Promise<string>
  standing(): Standing
  /** The rules may have changed: reads them anew. */
  refresh(): Promise<void>
  /** Takes up snapshots that were published since. */
  takeSnapshots(): Promise<void>
  noted(kept: Kept): void
  /** What is known of people changed by another road than events. */
  forgetPeople(): void
  /** Everything durable is in the database after this. */
  settle(): Promise<void>
  figures(): {
    decided: number
    refused: number
    behind: number
    waiting: number
    inFlight: number
    capsOvershot: number
    budgetsOvershot: number
  }
  stop(): Promise<void>
}

const pollMs = 1_000

/** `joined` hears of outcomes that had waited for their decision. */
export const openLiveEngine = async (site: Site, engine: string, joined: (outcomes: readonly Outcome[]) => void): Promise<LiveEngine> => {
  const scope: Scope = { db: site.db, engine }
  const clock = (): number => site.clock().getTime()
  const sign = signer(await engineSecret(scope, 'receipt'))
  const rules = await keepStanding(site, scope)
  const spent = spending(scope)
  const flight = inFlight()
  const told = ahead()
  const overs = overshoots(rules.now, clock)
  const people = subjects(
    scope,
    sign,
    () => rules.now().ruleset.source.attributes,
    clock,
    () => records.recovered,
  )
  const media = mediaAt(site.url, engine)
  const shown = contents(scope, renderEdition(scope, media, signing(site.db)), media)
  const note = (outcomes: readonly Outcome[]): void => {
    people.noted(outcomes, overs.noted)
    spent.noted(outcomes)
    for (const { kind, state, decision } of outcomes) {
      if (kind !== 'exposure' || state !== 'joined') continue
      flight.seen(decision)
      const record = told.seen(decision)
      if (record) people.learn(record)
    }
  }
  const loose = underWay()
  const joinLate = async (): Promise<void> => {
    const outcomes = await site.db.transaction().execute((tx) => joinWaiting({ db: tx, engine }))
    note(outcomes)
    joined(outcomes)
  }
  const records = await openRecords(site, engine, async () => {
    await joinLate()
    site.pulse(engine, 'decision')
  })
  const budgets = () => budgetsIn(rules.now().ruleset.source.campaigns)
  const count = async (): Promise<void> => {
    await addImpressions(scope, overs.take())
    await spent.read(
      budgets().map(({ campaign }) => campaign),
      site.clock(),
    )
  }
  await count()
  const counting = every(pollMs, count, (error) => site.log.error({ err: error }, 'impressions could not be counted'))
  const asked = asking(site, { sign, rules, people, shown, records, spent, flight, told })

  return {
    decide: asked.one,
    batch: asked.many,
    prefetch: asked.ahead,
    prefetched: (receipt) => told.of(receipt.decision),
    tag: async (prefetch) => {
      const { subject } = prefetch
      const known = subject?.userId === undefined && subject?.anonymousId === undefined ? undefined : await people.of(subject)
      return entityTag(rules.now(), prefetch, known, spent.ended(budgets()), site.clock())
    },
    standing: rules.now,
    refresh: () =>
      loose.note(
        rules.refresh().then((changed) => {
          if (!changed) return undefined
          people.forgetAll()
          return count()
        }),
      ),
    takeSnapshots: rules.takeSnapshots,
    noted: ({ profiles, outcomes, waiting }) => {
      people.forget(profiles.flatMap(profileAliases))
      note(outcomes)
      // Its record may have come in while the event did, and neither have seen the other: whoever commits last looks again.
      if (waiting > 0) loose.note(joinLate()).catch((error: unknown) => site.log.error({ err: error }, 'outcomes could not be joined'))
    },
    forgetPeople: people.forgetAll,
    settle: records.settle,
    figures: () => ({
      ...asked.counts,
      ...records.figures(),
      inFlight: flight.count(clock()),
      capsOvershot: overs.total(),
      budgetsOvershot: spent.over(budgets()),
    }),
    stop: async () => {
      await rules.stop()
      await counting.stop()
      await loose.settled()
      await records.stop()
    },
  }
}

const budgetsIn = (campaigns: readonly CampaignSource[]) =>
  campaigns.flatMap(({ id, budget }) => (budget ? [{ campaign: id, total: budget.total, perDay: budget.perDay }] : []))

/** Rules and snapshots of one engine, kept up to date. */
const keepStanding = async (site: Site, scope: Scope) => {
  // Before the reading: what another process keeps in between comes twice rather than never.
  let snapshotsTo = await newestSnapshot(scope)
  let standing = await readStanding(scope, undefined)
  let refreshing = Promise.resolve(false)
  // One after the other: a slow reading of older rules must not come in after a newer one.
  const refresh = (): Promise<boolean> => {
    refreshing = refreshing
      .catch(() => false)
      .then(async () => {
        const before = standing
        const next = await readStanding(scope, before)
        standing = next
        return next !== before
      })
    return refreshing
  }
  const takeTiers = async (): Promise<void> => {
    if (![...standing.ruleset.placements.values()].some(({ valued }) => valued.size > 0)) return
    const tiers = await readTiers(scope)
    const moved = [...tiers].some(([key, { id }]) => standing.tiers.get(key)?.id !== id)
    if (moved) standing = { ...standing, tiers }
  }
  const takeSnapshots = async (): Promise<void> => {
    await takeTiers()
    for (const { at, placement, campaign, arena, snapshot } of await snapshotsSince(scope, snapshotsTo)) {
      const next = withSnapshot(standing, placement, campaign, arena, snapshot)
      snapshotsTo = at
      if (next === standing) continue
      standing = next
      site.pulse(scope.engine, 'snapshot')
    }
  }
  const taking = every(pollMs, takeSnapshots, (error) => site.log.error({ err: error }, 'snapshots could not be read'))
  return { now: () => standing, refresh, takeSnapshots, stop: taking.stop }
}
