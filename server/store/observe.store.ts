import { sql } from 'kysely'
import type { Event } from '../../engine/audience/event.ts'
import type { Seen } from '../../engine/decide/cap.ts'
import { decisionDay, type DecisionRecord } from '../../engine/decide/decision.ts'
import { recordFrom } from '../../engine/decide/from-receipt.ts'
import { type Placement } from '../../engine/decide/placement.ts'
import type { Receipt } from '../../engine/decide/receipt.ts'
import { timeDigits } from '../../engine/kernel/identifier.ts'
import { type Outcome, outcomesOf, type Sighting, sightingsOf } from '../../engine/observe/outcome.ts'
import { rowsOf, type Scope } from './database.ts'
import { keyOf, leafOf } from './day-leaves.ts'
import { keepRecords } from './decide.store.ts'
import { moveImpressions } from './impression.store.ts'
import { holdDays, markLate } from './late-rows.ts'
import { moveCounts } from './learn.store.ts'
import { holdSynthetic } from './purge.store.ts'

/** What joining needs of a decision, whether a receipt brought it or its record. */
export type Known = Pick<Receipt, 'placement' | 'campaign' | 'subject' | 'synthetic' | 'components' | 'exposure'>

/** Outcomes that were new, and how many events name a decision that is not there yet. */
export interface Joined {
  fresh: Outcome[]
  waiting: number
}

/** The whole record of a decision that was prefetched here, while it is remembered. */
export type RecordOf = (receipt: Receipt) => DecisionRecord | undefined

/**
 * Writes what came of decisions and, for each row that is new, moves the learner’s counts: all in the transaction of the caller, so that an outcome
 * counts exactly once, whatever is sent twice and in whatever order.
 */
export const joinSightings = async (scope: Scope, sightings: readonly Sighting[], prefetched: RecordOf = recordFrom): Promise<Joined> => {
  if (sightings.some(({ receipt }) => receipt?.synthetic ?? true)) await holdSynthetic(scope, 'together')
  const told = sightings.flatMap(({ receipt }) => (receipt?.prefetched ? [prefetched(receipt) ?? recordFrom(receipt)] : []))
  // In one order everywhere, so that two transactions never wait for each other in a circle.
  await keepRecords(
    scope,
    told.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const known = await knownDecisions(scope, sightings)
  const waiting = sightings.filter(({ decision }) => !known.has(decision))
  await keepWaiting(scope, waiting)
  const placements = await placementsOf(scope, new Set([...known.values()].map(({ placement }) => placement)))
  const outcomes = sightings.flatMap((sighting) => {
    const joined = known.get(sighting.decision)
    return joined ? outcomesOf(sighting, joined, placements.get(joined.placement)?.conversion) : []
  })
  const fresh = await insertOutcomes(scope, oneEach(outcomes))
  await moveCounts(scope, fresh, known, placements)
  await moveImpressions(scope, fresh)
  return { fresh, waiting: waiting.length }
}

const knownDecisions = async (scope: Scope, sightings: readonly Sighting[]): Promise<Map<string, Known>> => {
  const known = new Map<string, Known>()
  for (const { decision, receipt } of sightings) if (receipt) known.set(decision, receipt)
  const ids = [...new Set(sightings.map(({ decision }) => decision))].filter((id) => !known.has(id))
  if (ids.length === 0) return known
  const days = [...new Set(ids.flatMap((id) => decisionDay(id) ?? []))]
  const rows = await rowsOf(
    scope.db,
    sql<{
      id: string
      body: Known
    }>`select id, body from decision where engine = ${scope.engine} and day = any(${days}::date[]) and id = any(${ids})`,
  )
  for (const { id, body } of rows) known.set(id, body)
  return known
}

/** Events that name a decision whose record is still on its way from the segment. */
const keepWaiting = async (scope: Scope, sightings: readonly Sighting[]): Promise<void> => {
  if (sightings.length === 0) return
  const rows = sightings.map(({ decision, event }) => ({ decision, event }))
  await sql`insert into waiting_event (engine, decision, message_id, body)
    select ${scope.engine}, r ->> 'decision', r -> 'event' ->> 'messageId', r -> 'event' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
    on conflict do nothing`.execute(scope.db)
}

/** Joins what waited for decisions that have been shipped meanwhile. */
export const joinWaiting = async (scope: Scope, most = 1_000): Promise<Outcome[]> => {
  await holdSynthetic(scope, 'together')
  const rows = await rowsOf(
    scope.db,
    sql<{ decision: string; body: Event }>`delete from waiting_event where (engine, decision, message_id) in (
        select w.engine, w.decision, w.message_id from waiting_event w
        where w.engine = ${scope.engine} and exists (select from decision d where d.engine = w.engine and d.id = w.decision)
        limit ${most} for update skip locked)
      returning decision, body`,
  )
  const sightings = rows.flatMap(({ decision, body }) =>
    sightingsOf(body, () => undefined).sightings.filter((sighting) => sighting.decision === decision),
  )
  return sightings.length === 0 ? [] : (await joinSightings(scope, sightings)).fresh
}

const placementsOf = async (scope: Scope, keys: ReadonlySet<string>): Promise<Map<string, Placement>> => {
  if (keys.size === 0) return new Map()
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Placement }>`select body from placement where engine = ${scope.engine} and body ->> 'key' = any(${[...keys]})`,
  )
  return new Map(rows.map(({ body }) => [body.key, body]))
}

/** One statement may not touch a row twice; what counts goes before what lies aside. */
const oneEach = (outcomes: readonly Outcome[]): Outcome[] => {
  const rows = new Map<string, Outcome>()
  for (const outcome of outcomes) {
    const key = outcomeKey(outcome)
    const other = rows.get(key)
    if (other === undefined || (other.state === 'aside' && outcome.state === 'joined')) rows.set(key, outcome)
  }
  // In one order everywhere, so that two transactions never wait for each other in a circle.
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, outcome]) => outcome)
}

/** Answers the rows that were new, or that a person did after a machine had. */
const insertOutcomes = async (scope: Scope, outcomes: readonly Outcome[]): Promise<Outcome[]> => {
  if (outcomes.length === 0) return []
  const rounds = await holdDays(scope, 'outcome', new Set(outcomes.map(({ day }) => day)))
  const late = outcomes.filter(({ day }) => rounds.has(day))
  const before = await leavesOf(scope, late)
  const written = await rowsOf(
    scope.db,
    sql<{
      decision: string
      kind: string
    }>`insert into outcome (engine, day, decision, kind, at, message_id, placement, campaign, subject, value, machine, state, synthetic, components)
      select ${scope.engine}, (o ->> 'day')::date, o ->> 'decision', o ->> 'kind', (o ->> 'at')::timestamptz, o ->> 'messageId', o ->> 'placement', o ->> 'campaign',
        o ->> 'subject', (o ->> 'value')::bigint, (o ->> 'machine')::real, o ->> 'state', (o ->> 'synthetic')::boolean,
        case when o ? 'components' and o ->> 'kind' = 'exposure' then array(select jsonb_array_elements_text(o -> 'components')) end
      from jsonb_array_elements(${JSON.stringify(outcomes)}::jsonb) as o
      on conflict (engine, day, decision, kind) do update
        set state = excluded.state, at = excluded.at, message_id = excluded.message_id, value = excluded.value, machine = excluded.machine
        where outcome.state = 'aside' and excluded.state = 'joined'
      returning decision, kind`,
  )
  const fresh = new Set(written.map(outcomeKey))
  const marked = late.filter((one) => fresh.has(outcomeKey(one)))
  await markLate(
    scope,
    'outcome',
    marked.map((one) => ({ day: one.day, round: rounds.get(one.day)!, key: outcomeKey(one), was: before.get(outcomeKey(one)) })),
  )
  return outcomes.filter((one) => fresh.has(outcomeKey(one)))
}

const outcomeKey = ({ decision, kind }: { decision: string; kind: string }): string => `${decision} ${kind}`

/** What stands there of some outcomes, as hashes in hex. */
const leavesOf = async (scope: Scope, outcomes: readonly Outcome[]): Promise<Map<string, string>> => {
  if (outcomes.length === 0) return new Map()
  const rows = await rowsOf(
    scope.db,
    sql<{ key: string; leaf: string }>`select ${keyOf.outcome} as key, encode(${leafOf('outcome')}, 'hex') as leaf from outcome
      where engine = ${scope.engine} and day = any(${[...new Set(outcomes.map(({ day }) => day))]}::date[]) and decision = any(${outcomes.map(({ decision }) => decision)})`,
  )
  return new Map(rows.map(({ key, leaf }) => [key, leaf]))
}

/** What somebody was shown and saw since, the latest last. */
export const exposuresOf = async (scope: Scope, subject: string, since: Date, most: number): Promise<Seen[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      placement: string
      campaign: string
      components: string[] | null
      at: Date
    }>`select placement, campaign, components, at from outcome
      where engine = ${scope.engine} and kind = 'exposure' and subject = ${subject} and state = 'joined' and campaign is not null and at > ${since} order by at desc limit ${most}`,
  )
  return rows.map(({ components, at, ...seen }) => ({ ...seen, components: components ?? [], at: at.getTime() })).toReversed()
}

/** Events whose decision has not come in since a moment. */
export const forgetWaiting = async (scope: Scope, before: Date): Promise<void> => {
  await sql`delete from waiting_event where engine = ${scope.engine} and decision < ${`dec_${timeDigits(before.getTime())}`}`.execute(scope.db)
}
