import type { DecisionRequest } from '../../engine/decide/decision.ts'
import type { Sign } from '../../engine/decide/receipt.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { profileAliases } from '../../engine/audience/profile.ts'
import type { Site } from '../assemble.ts'
import { mediaAt } from '../create/create-room.ts'
import { isDiskFull, type Scope } from '../store/database.ts'
import { newestSnapshot, snapshotsSince } from '../store/decide.store.ts'
import type { Kept } from '../store/event-log.ts'
import { joinWaiting } from '../store/observe.store.ts'
import { engineSecret } from '../store/secret.store.ts'
import { signer } from '../store/signer.ts'
import { chanceSeeds } from './chance.ts'
import { type Contents, contents } from './contents.ts'
import { answerText } from './answer-text.ts'
import { decide, type Decided } from './decide.ts'
import { newIds } from './new-id.ts'
import { openRecords, type Records } from './records.ts'
import { renderEdition } from './render-edition.ts'
import { readStanding, type Standing, withSnapshot } from './standing.ts'
import { type Subject, subjects } from './subjects.ts'

/** One engine, deciding: its rules, snapshots and people in memory, its records on the disk. */
export interface LiveEngine {
  /** Calls back with the answer as JSON once the record is safe on the disk. */
  decide(request: DecisionRequest, hear: (answer: string | Refusal) => void): void
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
  figures(): { decided: number; refused: number; behind: number; waiting: number }
  stop(): Promise<void>
}

const pollMs = 1_000

/** `joined` hears of outcomes that had waited for their decision. */
export const openLiveEngine = async (site: Site, engine: string, joined: (outcomes: readonly Outcome[]) => void): Promise<LiveEngine> => {
  const scope: Scope = { db: site.db, engine }
  const clock = (): number => site.clock().getTime()
  const sign = signer(await engineSecret(scope, 'receipt'))
  const rules = await keepStanding(site, scope)
  const people = subjects(scope, sign, () => rules.now().ruleset.source.attributes, clock)
  const shown = contents(scope, renderEdition(scope, mediaAt(site.url, engine)))
  const joinLate = async (): Promise<void> => {
    const outcomes = await site.db.transaction().execute((tx) => joinWaiting({ db: tx, engine }))
    people.noted(outcomes)
    joined(outcomes)
  }
  const records = await openRecords(site, engine, async () => {
    await joinLate()
    site.pulse(engine, 'decision')
  })
  const { ask, counts } = asking(site, { sign, rules, shown, records })

  return {
    decide: (request, hear) => {
      const { subject } = request
      const known = subject?.userId === undefined && subject?.anonymousId === undefined ? undefined : people.of(subject)
      if (known instanceof Promise)
        known.then(
          (found) => ask(request, found, hear),
          (error: Error) => hear(unkept(error)),
        )
      else ask(request, known, hear)
    },
    standing: rules.now,
    refresh: async () => {
      if (await rules.refresh()) people.forgetAll()
    },
    takeSnapshots: rules.takeSnapshots,
    noted: ({ profiles, outcomes, waiting }) => {
      people.forget(profiles.flatMap(profileAliases))
      people.noted(outcomes)
      // Its record may have come in while the event did, and neither have seen the other: whoever commits last looks again.
      if (waiting > 0) joinLate().catch((error: unknown) => site.log.error({ err: error }, 'outcomes could not be joined'))
    },
    forgetPeople: people.forgetAll,
    settle: records.settle,
    figures: () => ({ ...counts, ...records.figures() }),
    stop: async () => {
      rules.stop()
      await records.stop()
    },
  }
}

interface Parts {
  sign: Sign
  rules: { now(): Standing }
  shown: Contents
  records: Records
}

type Hear = (answer: string | Refusal) => void

/** Decides at once, and tells the answer when its record is safe and its content there. */
const asking = (site: Site, { sign, rules, shown, records }: Parts) => {
  const newId = newIds('dec', () => site.clock().getTime())
  const newSeed = chanceSeeds()
  const counts = { decided: 0, refused: 0 }

  const tell = (made: Decided, request: DecisionRequest, hear: Hear): void => {
    const { variant, components, locale } = made.record
    const { choice } = made.arbitrated
    const content = variant === undefined || components === undefined || !choice ? undefined : shown.of(choice, variant, components, locale)
    if (!(content instanceof Promise)) return hear(answerText(made, request, content))
    content.then(
      (found) => hear(answerText(made, request, found)),
      (fault: Error) => hear(unkept(fault)),
    )
  }
  const ask = (request: DecisionRequest, subject: Subject | undefined, hear: Hear): void => {
    const made = decide(rules.now(), request, { now: site.clock(), id: newId(), seed: newSeed(), sign, subject, micros })
    if (!made) return hear(noPlacement(request.placement))
    const taken = records.keep(made.record, (fault) => (fault ? hear(unkept(fault)) : tell(made, request, hear)))
    counts[taken ? 'decided' : 'refused']++
    if (!taken) hear(busy)
  }
  return { ask, counts }
}

const micros = (): number => performance.now() * 1_000

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
  const takeSnapshots = async (): Promise<void> => {
    for (const { at, placement, campaign, arena, snapshot } of await snapshotsSince(scope, snapshotsTo)) {
      const next = withSnapshot(standing, placement, campaign, arena, snapshot)
      snapshotsTo = at
      if (next === standing) continue
      standing = next
      site.pulse(scope.engine, 'snapshot')
    }
  }
  const timer = setInterval(
    () => void takeSnapshots().catch((error: unknown) => site.log.error({ err: error }, 'snapshots could not be read')),
    pollMs,
  )
  return { now: () => standing, refresh, takeSnapshots, stop: () => clearInterval(timer) }
}

const busy = refuse('busy', 'More decisions are asked for than the disk can keep.', { remedy: 'Ask again in a moment.' })
const noPlacement = (key: string): Refusal =>
  refuse('notFound', `No live placement is called ${key}.`, { where: [{ path: 'placement', problem: 'unknown or retired' }] })
const unkept = (error: unknown): Refusal =>
  isDiskFull(error)
    ? refuse('storageFull', 'The disk is full, so no decision can be kept, and none was made.')
    : refuse('failed', 'The record of the decision could not be written, so it was not made.')
