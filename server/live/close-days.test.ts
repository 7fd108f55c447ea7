import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { latestClosable, type Log, oldestHeld } from '../../engine/observe/log-day.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { identifiers } from '../../engine/kernel/identifier.ts'
import { merkleTree } from '../../engine/kernel/merkle.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { openEngine } from '../found.ts'
import { rowsOf } from '../store/database.ts'
import { dayAt, ensureDays } from '../store/day-parts.ts'
import { keepRecords } from '../store/decide.store.ts'
import { beginRound } from '../store/log-day.store.ts'
import { purgeDay } from '../store/purge.store.ts'
import type { DecisionRecord } from '../../engine/decide/decision.ts'
import { type Closing, closeDays } from './close-days.ts'
import { ingestRoom } from './ingest-room.ts'
import { forgetOld } from './upkeep.ts'

let on: TestEngine
let next = 5
let day: string
const never = new AbortController().signal

beforeAll(async () => (on = await testEngine({ rooms: [ingestRoom()] })))
afterAll(() => on.stop())
/** Each test has a day of its own, long over. */
beforeEach(() => (day = dayAt(on.clock(), -next++)))

const scope = () => ({ db: on.db, engine: on.founded.engine })
const close = async (more: Partial<Closing> = {}) => {
  await closeDays({ ...on, ...more }, never)
  await on.sealer.settle(on.founded.engine)
}
/** Entries of the journal that closed a day, the first one first. */
const told = async (log: Log = 'event') => {
  const { items } = await on.does('ruth', 'journal.list', { object: { type: 'day', id: `${log}:${day}` } })
  return items
    .toReversed()
    .map(({ verb, detail }) => ({ verb, ...detail }) as { verb: string; count: number; root: string } & Record<string, unknown>)
}
const verify = (log: Log = 'event') => on.does('ruth', 'day.verify', { log, day })

const events = (ids: readonly string[], more: object = {}) =>
  on.does('maren', 'event.send', {
    events: ids.map((messageId) => ({ type: 'track', event: 'Seen', userId: 'w', messageId, timestamp: `${day}T12:00:00.000Z`, ...more })),
  })
const some = (many: number, prefix = 'm') => Array.from({ length: many }, (_, n) => `${prefix}-${n}`)

describe('a day that is over', () => {
  it('is closed once, with the root over its rows as RFC 6962 defines it', async () => {
    await events(['b', 'a', 'Z', 'ä', 'a-1'])
    await close()
    await close()
    const rows = await rowsOf(
      on.db,
      sql<{ key: string; text: string }>`select message_id as key, jsonb_build_array(message_id, (extract(epoch from received_at) * 1000000)::bigint,
        (extract(epoch from at) * 1000000)::bigint, type, name, subject, body)::text as text from event where day = ${day}::date`,
    )
    const ordered = rows.toSorted((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)))
    expect(ordered.map(({ key }) => key)).toEqual(['Z', 'a', 'a-1', 'b', 'ä'])
    const tree = merkleTree()
    for (const { text } of ordered) tree.add(createHash('sha256').update('\0').update(text).digest())
    expect(await told()).toEqual([{ verb: 'day.closed', title: `events of ${day}`, log: 'event', day, round: 1, ...tree.root() }])
    expect(await verify()).toMatchObject({ holds: true, found: tree.root(), since: { came: 0, changed: 0, went: 0 } })
  })

  it('is not closed while events may still come, nor where nothing of this engine ever was', async () => {
    const open = dayAt(new Date(`${latestClosable(on.clock())}T00:00:00Z`), 1)
    await events(['early'], { timestamp: `${open}T12:00:00.000Z` })
    await ensureDays(on.db, 'event', [day])
    await close()
    expect(await told()).toEqual([])
    expect((await on.does('ruth', 'day.list', {})).items.map((one) => one.day)).not.toContain(open)
    expect(await on.refuses('ruth', 'day.verify', { log: 'event', day: open })).toMatchObject({ code: 'notFound' })
  })

  it('is closed empty where the engine was there already, so that nothing can be slipped in', async () => {
    await ensureDays(on.db, 'decision', [day])
    const later = () => new Date(on.clock().getTime() + 30 * 86_400_000)
    const today = dayAt(on.clock())
    await close({ clock: later })
    const { items } = await on.does('ruth', 'journal.list', { object: { type: 'day', id: `decision:${today}` } })
    expect(items).toMatchObject([{ verb: 'day.closed', detail: { count: 0, root: createHash('sha256').digest('hex') } }])
    expect(await told('decision')).toEqual([])
  })

  it.each([
    ['a row that was changed', 'expected 9 rows with the root ', sql`update event set body = body || '{"name": "Else"}' where message_id = 'm-3'`],
    [
      'a row whose moment was moved',
      'expected 9 rows with the root ',
      sql`update event set at = at + interval '1 microsecond' where message_id = 'm-3'`,
    ],
    ['a row that was taken away', 'expected 9 rows with the root ', sql`delete from event where message_id = 'm-3'`],
    [
      'a row that was slipped in',
      'expected 9 rows with the root ',
      sql`insert into event select engine, day, 'm-3b', received_at, at, type, name, subject, body from event where message_id = 'm-3'`,
    ],
    ['all rows that were taken away', 'expected 9 rows with the root ', sql`delete from event where message_id like 'm-%'`],
    [
      'rounds that were forgotten',
      'the journal closed them in round 1, the database in round 0',
      sql`delete from log_day where day = (select min(day) from log_day)`,
    ],
  ])('names %s, and is not closed anew over it', async (_what, said, tampering) => {
    await events(some(9))
    await close()
    const [first] = await told()
    await tampering.execute(on.db)
    const found = await verify()
    expect(found).toMatchObject({ holds: false, expected: { log: 'event', day, count: 9, root: first!.root } })
    expect(found.sentence).toContain(`events of ${day}: ${said}`)
    await events(['late'])
    await sql`update log_day set closed_at = closed_at - interval '2 days'`.execute(on.db)
    await close({ log: Object.assign(Object.create(on.log) as typeof on.log, { error: () => undefined }) })
    expect(await told()).toHaveLength(1)
    // The next test begins with days that hold.
    await sql`delete from event where day = ${day}::date`.execute(on.db)
    await sql`delete from log_day where day = ${day}::date`.execute(on.db)
    await sql`delete from late_row where day = ${day}::date`.execute(on.db)
  })

  it('takes in what comes late, tells it apart at once, and is closed anew over it a day later', async () => {
    await events(some(3))
    await close()
    const [first] = await told()
    await events(['late', 'm-0'])
    expect(await verify()).toMatchObject({ holds: true, found: { count: 3, root: first!.root }, since: { came: 1, changed: 0, went: 0 } })
    await close()
    expect(await told()).toHaveLength(1)
    await close({ clock: () => new Date(on.clock().getTime() + 25 * 3_600_000) })
    const [, second] = await told()
    expect(second).toMatchObject({
      verb: 'day.amended',
      round: 2,
      count: 4,
      came: 1,
      changed: 0,
      went: 0,
      because: ['late'],
      before: { count: 3, root: first!.root },
    })
    expect(await verify()).toMatchObject({ holds: true, found: { count: 4, root: second!.root }, since: { came: 0 } })
    expect(await rowsOf(on.db, sql`select key from late_row where day = ${day}::date`)).toEqual([])
  })

  it('counts what came after its round had begun with the next, however long the counting takes', async () => {
    await events(some(3))
    expect(await beginRound(scope(), { log: 'event', day })).toBe(1)
    await events(['late'])
    await close()
    expect(await told()).toMatchObject([{ count: 3, round: 1 }])
    expect(await verify()).toMatchObject({ holds: true, since: { came: 1 } })
  })

  it('does not begin a round before everybody who is writing there has ended', async () => {
    const { promise: written, resolve: isWritten } = Promise.withResolvers<void>()
    const { promise: goOn, resolve: end } = Promise.withResolvers<void>()
    await ensureDays(on.db, 'decision', [day])
    await keepRecords(scope(), [recordOf(day)])
    const writing = on.db.transaction().execute(async (tx) => {
      await keepRecords({ ...scope(), db: tx }, [recordOf(day)])
      isWritten()
      await goOn
    })
    await written
    const closing = close()
    setTimeout(end, 300)
    await Promise.all([writing, closing])
    expect(await told('decision')).toMatchObject([{ verb: 'day.closed', count: 2 }])
    expect(await verify('decision')).toMatchObject({ holds: true, since: { came: 0 } })
  })
})

const recordOf = (of: string, more: Partial<DecisionRecord> = {}): DecisionRecord => {
  const at = new Date(`${of}T10:00:00Z`)
  const id = identifiers(at, crypto.getRandomValues(new Uint32Array(2)))('dec')
  return { id, at: at.toISOString(), placement: 'hero', branch: 'learn', synthetic: false, ...more } as DecisionRecord
}

describe('closing', () => {
  it('that is stopped on the way has closed nothing by halves, and goes on later to the same root', async () => {
    await events(some(2_400, 'x'))
    await events(some(2_400, 'y'))
    let batches = 0
    const cutOff = { aborted: false, throwIfAborted: () => expect(++batches, 'the program stops').toBeLessThan(2) } as AbortSignal
    await expect(closeDays(on, cutOff)).rejects.toThrow('the program stops')
    expect(batches).toBe(2)
    expect(await told()).toEqual([])
    await close()
    expect(await told()).toMatchObject([{ round: 1, count: 4_800 }])
    expect(await verify()).toMatchObject({ holds: true, found: { count: 4_800 } })
  })

  it('that is cut off between counting and recording begins the same round again', async () => {
    await events(some(5))
    await expect(closeDays({ ...on, perform: () => Promise.reject(new Error('killed')) }, never)).rejects.toThrow('killed')
    expect(await told()).toEqual([])
    await events(['late'])
    await close()
    expect(await told()).toMatchObject([{ round: 1, count: 5 }])
  })

  it('by several at once makes one entry a day', async () => {
    await events(some(50))
    await sql`delete from lease where work = 'days'`.execute(on.db)
    await Promise.all(['one', 'two', 'three'].map((holder) => close({ holder })))
    await sql`delete from lease where work = 'days'`.execute(on.db)
    expect(await told()).toHaveLength(1)
  })

  it('of the same round by two who both hold it makes one entry, and no other round can be recorded', async () => {
    await events(some(5))
    const round = await beginRound(scope(), { log: 'event', day })
    const input = { log: 'event', day, round, count: 5, root: '0'.repeat(64) }
    const record = (more: object = {}) =>
      on.perform({ engine: on.founded.engine, actor: actorOfFlow('days-are-closed'), operation: 'day.close', input: { ...input, ...more } })
    const answers = await Promise.all([record(), record(), record()])
    expect(answers.toSorted((a, b) => Number((b as { closed: boolean }).closed) - Number((a as { closed: boolean }).closed))).toEqual([
      { closed: true },
      { closed: false },
      { closed: false },
    ])
    await on.sealer.settle(on.founded.engine)
    expect(await told()).toHaveLength(1)
    expect(await record({ round: 2 })).toMatchObject({ code: 'wrongState' })
    expect(await on.refuses('maren', 'day.close', input)).toMatchObject({ code: 'forbidden' })
  })
})

describe('what changes a closed day by the book', () => {
  it('purges made-up rows of it, and is closed anew at once, with what stays', async () => {
    const [real, made] = [recordOf(day), recordOf(day, { synthetic: true })]
    await ensureDays(on.db, 'decision', [day])
    await keepRecords(scope(), [real, made])
    await events(some(2, 'real'))
    await events(some(3, 'made'), { context: { synthetic: true } })
    await close()
    expect(await purgeDay(on.db, on.founded.engine, day)).toMatchObject({ events: 3, decisions: 1 })
    expect(await verify()).toMatchObject({ holds: true, found: { count: 5 }, since: { came: 0, changed: 0, went: 3 } })
    await close()
    expect(await told()).toMatchObject([{ count: 5 }, { verb: 'day.amended', count: 2, went: 3, because: ['purge'] }])
    expect(await told('decision')).toMatchObject([{ count: 2 }, { verb: 'day.amended', count: 1, went: 1, because: ['purge'] }])
    expect(await verify()).toMatchObject({ holds: true, found: { count: 2 } })
    expect(await verify('decision')).toMatchObject({ holds: true, found: { count: 1 } })
  })

  it('joins what comes of a decision later, and tells a machine’s click that a person’s replaced', async () => {
    await on.does('aiko', 'placement.save', {
      key: 'hero',
      name: 'Hero',
      channel: 'web',
      goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
      holdout: { share: 0 },
    })
    const record = recordOf(day)
    await ensureDays(on.db, 'decision', [day])
    await keepRecords(scope(), [record])
    const click = (messageId: string, userAgent: string) =>
      on.does('maren', 'event.send', {
        events: [
          { type: 'track', event: 'Content Clicked', anonymousId: 'a', messageId, properties: { decision: record.id }, context: { userAgent } },
        ],
      })
    await click('machine', 'Googlebot/2.1')
    await close()
    const [first] = await told('outcome')
    expect(first).toMatchObject({ count: 1 })
    await click('person', 'Firefox')
    expect(await verify('outcome')).toMatchObject({ holds: true, found: { count: 1, root: first!.root }, since: { came: 1, changed: 1, went: 0 } })
    await close({ clock: () => new Date(on.clock().getTime() + 25 * 3_600_000) })
    expect(await told('outcome')).toMatchObject([{}, { verb: 'day.amended', count: 2, came: 1, changed: 1, because: ['late'] }])
    expect(await verify('outcome')).toMatchObject({ holds: true, found: { count: 2 } })
  })

  it('holds in whatever order rows come, are purged and days are closed', async () => {
    let run = 0
    const step = fc.oneof(
      fc.record({ act: fc.constant('send' as const), id: fc.nat(6), made: fc.boolean() }),
      fc.record({ act: fc.constant('purge' as const) }),
      fc.record({ act: fc.constant('begin' as const) }),
      fc.record({ act: fc.constant('close' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        run++
        day = dayAt(on.clock(), -next++)
        let closed = false
        for (const one of steps) {
          if (one.act === 'send') await events([`${run}-${one.id}`], one.made ? { context: { synthetic: true } } : {})
          if (one.act === 'purge') await purgeDay(on.db, on.founded.engine, day)
          if (one.act === 'begin' && closed) await beginRound(scope(), { log: 'event', day })
          if (one.act === 'close') {
            await events([`${run}-first`])
            await close({ clock: () => new Date(on.clock().getTime() + 25 * 3_600_000) })
            closed = true
          }
          if (closed) expect((await verify()).sentence).toContain('rows hold')
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

describe('closed days', () => {
  it('are listed by pages, the latest first, from the journal', async () => {
    const all = (await on.does('ruth', 'day.list', { limit: 200 })).items
    expect(all.length).toBeGreaterThan(5)
    const paged: typeof all = []
    for (let after: string | undefined; ;) {
      const page = await on.does('ruth', 'day.list', { limit: 2, ...(after !== undefined && { after }) })
      expect(page.total).toBe(all.length)
      paged.push(...page.items)
      if ((after = page.next) === undefined) break
    }
    expect(paged).toEqual(all)
    expect(all.map((one) => `${one.day} ${one.log}`)).toEqual(
      all
        .map((one) => `${one.day} ${one.log}`)
        .toSorted()
        .toReversed(),
    )
    const decisions = await on.does('ruth', 'day.list', { log: 'decision' })
    expect(decisions.items).toEqual(all.filter(({ log }) => log === 'decision'))
  })

  it('are no longer held to their root once they may be dropped, and the journal keeps it', async () => {
    day = oldestHeld(on.clock())
    await events(['old'])
    await close()
    expect(await verify()).toMatchObject({ holds: true })
    expect(oldestHeld(new Date(on.clock().getTime() + 86_400_000)) > day).toBe(true)
    await forgetOld({ ...on, clock: () => new Date(on.clock().getTime() + 2 * 86_400_000) })
    expect(await rowsOf(on.db, sql`select day from log_day where day = ${day}::date`)).toEqual([])
    expect(await told()).toMatchObject([{ verb: 'day.closed', count: 1 }])
  })

  it('before the engine was cleared are gone with what was in them', async () => {
    await events(['sample'])
    await close()
    expect(await verify()).toMatchObject({ holds: true })
    await beginRound(scope(), { log: 'event', day })
    await openEngine(on.db, on.founded.engine, on.clock())
    await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
    await on.sealer.settle(on.founded.engine)
    expect(await on.refuses('maren', 'day.verify', { log: 'event', day })).toMatchObject({ code: 'notFound' })
    expect((await on.does('maren', 'day.list', {})).total).toBe(0)
    const stale = { log: 'event', day, round: 2, count: 1, root: '0'.repeat(64) }
    const answer = await on.perform({ engine: on.founded.engine, actor: actorOfFlow('days-are-closed'), operation: 'day.close', input: stale })
    expect(isRefusal(answer) && answer.code).toBe('wrongState')
  })
})
