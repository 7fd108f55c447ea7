import { rightsChanged } from '../../engine/create/rights-change.ts'
import { type Prefetch, requestsOf } from '../../engine/decide/batch.ts'
import type { DecisionRequest } from '../../engine/decide/decision.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { JournalEntry } from '../../engine/kernel/journal.ts'
import type { Site } from '../assemble.ts'
import { type Asks, catchDecisions } from '../http/decide.ts'
import type { Gauge } from '../http/health.ts'
import { type OfrepDoor, serveOfrep } from '../http/ofrep.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { byToken } from '../http/who.ts'
import type { Room } from '../room.ts'
import type { Kept } from '../store/event-log.ts'
import type { Hear } from './asking.ts'
import { ingestRoom } from './ingest-room.ts'
import { type Learner, startLearner } from './learner.ts'
import { type LiveEngine, openLiveEngine } from './live-engine.ts'
import { looksBack } from './look-back.ts'
import { startTeacher } from './teacher.ts'

/** What, when the journal touches it, changes how things are decided. */
const deciding = new Set(['placement', 'campaign', 'layer', 'engineHoldout', 'attribute', 'audience', 'engine', rightsChanged])

/** One engine, deciding and learning; opened when it is first asked or founded. */
interface Open {
  live: LiveEngine
  learner: Learner
}

const decisionsASecond = 20_000
/** Behind a proxy all visitors share an address, so this is what a busy page needs. */
const visitsASecond = 500

/** The hot half of the server: events come in, decisions go out, and what was learned goes round between them. */
export const liveRoom = async (site: Site): Promise<Room & { turn(engine: string): Promise<void> }> => {
  const engines = openEngines(site)
  const ingest = await ingestRoom(engines.noted, (engine) => (receipt) => engines.now(engine)?.live.prefetched(receipt))(site)
  for (const engine of site.engines()) await engines.of(engine)
  const reach = (engine: string, hear: Hear, go: (live: LiveEngine) => void): void => {
    const open = engines.now(engine)
    if (open) return go(open.live)
    engines.of(engine).then(
      ({ live }) => go(live),
      (error: Error) => hear(unopened(site, error)),
    )
  }
  const asks: Asks = {
    decide: (engine, request, hear) => reach(engine, hear, (live) => live.decide(request, hear)),
    batch: (engine, requests, hear) => reach(engine, hear, (live) => live.batch(requests, hear)),
    prefetch: (engine, prefetch, hear) => reach(engine, hear, (live) => live.prefetch(prefetch, hear)),
  }
  const door: OfrepDoor = {
    keys: ingest.keys,
    byToken: (secret) => byToken(site.db, secret),
    ...asks,
    mayPass: passing(),
    now: () => site.clock().getTime(),
    failed: (error) => site.log.error({ err: error }, 'a decision failed'),
    tag: async (engine, prefetch) => (await engines.of(engine)).live.tag(prefetch),
  }
  const { catches, forget } = catchDecisions(door)
  const off = site.sealer.onSealed((engine, entries) => {
    const touched = touchedBy(entries)
    if (touched.has('token') || touched.has('key') || touched.has('person')) forget()
    engines.touched(engine, touched)
  })
  return {
    ...ingest,
    name: 'live',
    catches,
    doors: (app) => {
      ingest.doors?.(app)
      serveOfrep(app, door)
    },
    turn: async (engine) => (await engines.of(engine)).learner.turn(),
    roads: new Map([
      ...(ingest.roads ?? []),
      ['decision.request', ({ engine }, input) => answered((hear) => asks.decide(engine, input as DecisionRequest, hear))],
      ['decision.batch', ({ engine }, input) => answered((hear) => batched(input, hear, (requests) => asks.batch(engine, requests, hear)))],
      ['decision.prefetch', ({ engine }, input) => answered((hear) => asks.prefetch(engine, input as Prefetch, hear))],
    ]),
    runnings: [...(ingest.runnings ?? []), looksBack],
    gauges: [...(ingest.gauges ?? []), ...engines.gauges],
    stop: async () => {
      off()
      await ingest.stop?.()
      await engines.stop()
    },
  }
}

const answered = (ask: (hear: Hear) => void): Promise<unknown> =>
  new Promise((resolve) => ask((made) => resolve(typeof made === 'string' ? JSON.parse(made) : made)))

const batched = (input: unknown, hear: Hear, go: (requests: readonly DecisionRequest[]) => void): void => {
  const requests = requestsOf(input)
  if (isRefusal(requests)) hear(requests)
  else go(requests)
}

/** Machines with a token may ask a lot; whoever holds nothing but the public key of a page is counted by address. */
const passing = () => {
  const machines = rateLimit(decisionsASecond, 2 * decisionsASecond)
  const visitors = rateLimit(visitsASecond, 4 * visitsASecond)
  return (caller: string, cost: number): boolean => (caller.includes(' ') ? visitors(caller, cost) : machines(caller, cost))
}

const unopened = (site: Site, error: Error): Refusal => {
  site.log.error({ err: error }, 'an engine could not be opened')
  return refuse('busy', 'This engine is not ready to decide.', { remedy: 'Ask again in a moment.' })
}

const openEngines = (site: Site) => {
  const opening = new Map<string, Promise<Open>>()
  const open = new Map<string, Open>()
  const teacher = startTeacher()
  const openOne = async (engine: string): Promise<Open> => {
    const live = await openLiveEngine(site, engine, () => open.get(engine)?.learner.wake())
    const both = { live, learner: startLearner(site, engine, live, teacher) }
    open.set(engine, both)
    return both
  }
  const of = (engine: string): Promise<Open> => {
    const known = opening.get(engine) ?? openOne(engine)
    opening.set(engine, known)
    known.catch(() => opening.delete(engine))
    return known
  }
  const sum = (figure: keyof ReturnType<LiveEngine['figures']>) => () =>
    [...open.values()].reduce((total, { live }) => total + live.figures()[figure], 0)
  return {
    of,
    now: (engine: string): Open | undefined => open.get(engine),
    noted: (engine: string, kept: Kept): void => {
      const known = open.get(engine)
      known?.live.noted(kept)
      if (kept.outcomes.length > 0) known?.learner.wake()
    },
    touched: (engine: string, types: ReadonlySet<string>): void => {
      if (types.has('profile') || types.has('purge')) open.get(engine)?.live.forgetPeople()
      if (types.has('purge')) open.get(engine)?.learner.wake()
      if (types.has('engine')) open.get(engine)?.learner.watchAgain()
      if (![...types].some((type) => deciding.has(type))) return
      of(engine)
        .then(({ live, learner }) => live.refresh().then(learner.wake))
        .catch((error: unknown) => site.log.error({ err: error }, 'the rules could not be read'))
    },
    gauges: [
      counter('continuo_decisions_total', 'Decisions that were made since the start.', sum('decided')),
      counter('continuo_decisions_refused_total', 'Decisions that were refused because the buffer was full.', sum('refused')),
      gauge('continuo_records_behind_bytes', 'Records on the disk that are not in the database yet.', sum('behind')),
      gauge(
        'continuo_decisions_in_flight',
        'Decisions of the last hour whose exposure has not come in: by so many at most soft caps and budgets can be overshot.',
        sum('inFlight'),
      ),
      counter('continuo_caps_overshot_total', 'Exposures since the start that carried a person over a cap.', sum('capsOvershot')),
      gauge('continuo_budgets_overshot', 'Impressions by which live campaigns are beyond their budgets.', sum('budgetsOvershot')),
    ],
    stop: async () => {
      // One that is still being opened is waited for: nobody else could stop it.
      const opened = (await Promise.allSettled(opening.values())).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const learned = opened.map(({ learner }) => learner.stop())
      // Before the turns have ended: a lesson may take seconds, and nobody waits for it any more.
      await teacher.stop()
      await Promise.all(learned)
      await Promise.all(opened.map(({ live }) => live.stop()))
    },
  }
}

const counter = (name: string, help: string, read: () => number): Gauge => ({ name, help, type: 'counter', read })
const gauge = (name: string, help: string, read: () => number): Gauge => ({ name, help, type: 'gauge', read })

/** Types of things; rights that changed are told by their verb, since few changes of what bears them touch what decides. */
const touchedBy = (entries: readonly JournalEntry[]): Set<string> =>
  new Set(entries.flatMap(({ objects, verb }) => [...objects.map(({ type }) => type), ...(verb === rightsChanged ? [rightsChanged] : [])]))
