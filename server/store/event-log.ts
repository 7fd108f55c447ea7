import { sql } from 'kysely'
import { attribute, type Attribute } from '../../engine/audience/attribute.ts'
import type { Rejected, Taken } from '../../engine/audience/batch.ts'
import { replayedEvents } from '../../engine/audience/dead-letter.ts'
import type { Event } from '../../engine/audience/event.ts'
import { eventsOf, latestEvents } from '../../engine/audience/event-log.ts'
import type { Profile } from '../../engine/audience/profile.ts'
import { concernsProfile, countedEvents } from '../../engine/audience/projection.ts'
import { openReceipt, type Receipt } from '../../engine/decide/receipt.ts'
import { decisionDay } from '../../engine/decide/decision.ts'
import { identifiers } from '../../engine/kernel/identifier.ts'
import { concernsDecision, type Outcome, type Sighting, sightingsOf } from '../../engine/observe/outcome.ts'
import { signer } from './signer.ts'
import { answering, appending } from './answering.ts'
import { projectProfiles } from './audience.store.ts'
import { type Db, rowsOf, type Scope } from './database.ts'
import { ensureDays } from './day-parts.ts'
import { insertDeadLetters } from './dead-letter.store.ts'
import { allThings } from './noun.store.ts'
import { holdDays, markLate, oldDays } from './late-rows.ts'
import { joinSightings, type RecordOf } from './observe.store.ts'
import { engineSecret } from './secret.store.ts'

/** What one engine must know to take events in, as it stands now. */
export interface Standing {
  attributes: readonly Attribute[]
  open(receipt: string): Receipt | undefined
  prefetched?: RecordOf
}

/** A batch, sorted by what its events touch besides the log. */
export interface Sorted {
  filed: Filed[]
  /** Events that change what is known of a person. */
  people: Event[]
  sightings: Sighting[]
  letters: Rejected[]
  /** Of the letters, those whose event is kept: its receipt is none of ours, so it speaks for no decision. */
  forged: Rejected[]
  /** Nothing but the log is touched, and none of its days that may be closed. */
  plain: boolean
}

export const sortEvents = (taken: readonly Taken[], rejected: readonly Rejected[], { attributes, open }: Standing): Sorted => {
  const counted = countedEvents(attributes)
  const once = onceEach(taken)
  const people = once.filter(({ event }) => concernsProfile(event, counted)).map(({ event }) => event)
  const seen = once.filter(({ event }) => concernsDecision(event)).map(({ event }) => ({ event, ...sightingsOf(event, open) }))
  const sightings = seen.flatMap((one) => one.sightings)
  const forged = seen.flatMap(({ event, forged: texts }) => texts.map((text) => forgedReceipt(event, text)))
  const letters = [...rejected, ...forged]
  const old = oldDays(once.map(({ day }) => day))
  return { filed: once, people, sightings, letters, forged, plain: people.length + sightings.length + letters.length + old.length === 0 }
}

/** The same message twice in one batch is one message. */
const onceEach = (taken: readonly Taken[]): Taken[] => {
  const seen = new Set<string>()
  return taken.filter(({ event: { messageId } }) => !seen.has(messageId) && seen.add(messageId))
}

const forgedReceipt = (raw: Event, text: string): Rejected => ({
  unfit: 'badReceipt',
  where:
    (['receipt', 'decision'] as const).map((name) => (raw.properties?.[name] === text ? `properties.${name}` : '')).find(Boolean) ??
    'context.decisions',
  problem: 'no receipt of this engine',
  index: 0,
  raw,
})

/** Makes the parts that a batch needs. Apart from the transaction of the batch, since making one locks. */
export const makeRoom = async (db: Db, { filed, sightings }: Sorted): Promise<void> => {
  await ensureDays(db, 'event', new Set(filed.map(({ day }) => day)))
  await ensureDays(db, 'outcome', new Set(sightings.flatMap(({ decision }) => decisionDay(decision) ?? [])))
  await ensureDays(db, 'decision', new Set(sightings.flatMap(({ decision, receipt }) => (receipt?.prefetched ? (decisionDay(decision) ?? []) : []))))
}

export interface Kept {
  /** How many were new. */
  events: number
  profiles: readonly Profile[]
  outcomes: readonly Outcome[]
  /** Events that name a decision whose record is not in the database yet. */
  waiting: number
}

/** Keeps a batch: the log, what it says of people, what came of decisions, the learner’s counts, and the dead letters, all or nothing. */
export const keepEvents = async (
  scope: Scope,
  { filed, people, sightings, letters, plain }: Sorted,
  { attributes, prefetched }: Standing,
  now: Date,
): Promise<Kept> => {
  if (plain) return { events: (await insertEvents(scope, filed, false)).count, profiles: [], outcomes: [], waiting: 0 }
  const newId = identifiers(now, crypto.getRandomValues(new Uint32Array(2)))
  const { fresh, count } = await insertEvents(scope, filed, true)
  const aboutPeople = people.filter(({ messageId }) => fresh.has(messageId))
  const aboutDecisions = sightings.filter(({ event }) => fresh.has(event.messageId))
  const profiles = aboutPeople.length === 0 ? [] : await projectProfiles(scope, aboutPeople, attributes, () => newId('prf'))
  const { fresh: outcomes, waiting } =
    aboutDecisions.length === 0 ? { fresh: [], waiting: 0 } : await joinSightings(scope, aboutDecisions, prefetched)
  await insertDeadLetters(scope, letters, now, () => newId('dlt'))
  return { events: count, profiles, outcomes, waiting }
}

/** An event as it goes into the log: its text, and the day that it is filed under. */
interface Filed {
  day: string
  text: string
}

/** Writes events into the log, one statement a day. Answers the message ids that were new, when asked for them. */
const insertEvents = async (scope: Scope, filed: readonly Filed[], tell: boolean): Promise<{ fresh: Set<string>; count: number }> => {
  const fresh = new Set<string>()
  let count = 0
  const days = byDay(filed)
  const rounds = await holdDays(scope, 'event', days.keys())
  for (const [day, texts] of days) {
    const written = await sql<{ id: string }>`insert into event (engine, day, message_id, received_at, at, type, name, subject, body)
      select ${scope.engine}, ${day}::date, e ->> 'messageId', (e ->> 'receivedAt')::timestamptz, (e ->> 'at')::timestamptz, e ->> 'type', e ->> 'name',
        coalesce('u:' || (e ->> 'userId'), 'a:' || (e ->> 'anonymousId')), e
      from jsonb_array_elements(${binaryList(texts)}::jsonb) as e
      on conflict do nothing ${tell ? sql`returning message_id as id` : sql``}`.execute(scope.db)
    for (const { id } of written.rows) fresh.add(id)
    const round = rounds.get(day)
    if (round !== undefined)
      await markLate(
        scope,
        'event',
        written.rows.map(({ id }) => ({ day, round, key: id })),
      )
    count += tell ? written.rows.length : Number(written.numAffectedRows ?? 0)
  }
  return { fresh, count }
}

/** A list of JSON texts in the binary form of jsonb (a version byte, then text): one pass over the characters instead of two. */
const binaryList = (texts: readonly string[]): Buffer => Buffer.from(`\u0001[${texts.join(',')}]`)

const byDay = (filed: readonly Filed[]): Map<string, string[]> => {
  const days = new Map<string, string[]>()
  for (const { day, text } of filed) {
    const texts = days.get(day)
    if (texts) texts.push(text)
    else days.set(day, [text])
  }
  return days
}

const rateSeconds = 10
/** The log is not ordered by arrival, so the latest are looked for in ever wider spans: a busy log answers from the first. */
const lookBackSeconds = [60, 3_600, 86_400, 604_800]

export const eventAnswers = [
  answering(latestEvents, async (scope, { name, limit, now }) => {
    let items: { body: Event }[] = []
    for (const seconds of lookBackSeconds) {
      const since = new Date(now.getTime() - seconds * 1_000)
      items = await rowsOf(
        scope.db,
        sql<{
          body: Event
        }>`select body from event where engine = ${scope.engine} and received_at > ${since} ${name === undefined ? sql`` : sql`and name = ${name}`}
          order by received_at desc limit ${limit}`,
      )
      if (items.length === limit) break
    }
    const rate = await rowsOf(
      scope.db,
      sql<{
        at: Date
        count: number
      }>`select date_bin(make_interval(secs => ${rateSeconds}), received_at, 'epoch') as at, count(*)::int as count from event
        where engine = ${scope.engine} and received_at > ${new Date(now.getTime() - 600_000)} group by 1 order by 1`,
    )
    // They came in in one order and happened in another.
    const latest = items.map(({ body }) => body).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    return { items: latest, rate: rate.map(({ at, count }) => ({ at: at.toISOString(), count })) }
  }),
  answering(eventsOf, async (scope, { aliases, limit }) => {
    const rows = await rowsOf(
      scope.db,
      sql<{ body: Event }>`select body from event where engine = ${scope.engine} and subject = any(${aliases}) order by at desc limit ${limit}`,
    )
    return rows.map(({ body }) => body)
  }),
]

/** What is replayed takes the same road as what comes in. */
export const eventAppends = [
  appending(replayedEvents, async (scope, rows) => {
    const sign = signer(await engineSecret(scope, 'receipt'))
    const standing: Standing = { attributes: await allThings(scope, attribute), open: (sealed) => openReceipt(sealed, sign) }
    const sorted = sortEvents(
      rows.map(({ day, text }) => ({ event: JSON.parse(text) as Event, day, text })),
      [],
      standing,
    )
    await makeRoom(scope.db, sorted)
    await keepEvents(scope, { ...sorted, plain: false }, standing, new Date())
  }),
]
