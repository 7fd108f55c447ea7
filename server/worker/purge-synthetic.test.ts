import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { put, type Save } from '../../engine/kernel/change.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { noTraffic, type Purge, purge } from '../../engine/observe/purge.ts'
import type { Operations } from '../../engine/operations.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release } from '../../test/released.ts'
import { createRoom } from '../create/create-room.ts'
import { liveRoom } from '../live/live-room.ts'
import type { Perform } from '../perform.ts'
import { rowsOf } from '../store/database.ts'
import { dayAt, ensureDays } from '../store/day-parts.ts'
import { putThing } from '../store/noun.store.ts'
import { purgingSynthetic } from './purge-synthetic.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms: [createRoom, liveRoom] })
  await on.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Hero',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    holdout: { share: 0 },
  })
  await release(on, { placement: 'hero', name: 'rain', headlines: ['Dry all the way', 'Made for rain'] })
  await until(() => decides('hero'))
})
afterAll(() => on.stop())

/** A placement is in the live rules a moment after it was saved: until then it is not known there. */
const decides = async (placement: string): Promise<boolean> => {
  const asked = { engine: on.founded.engine, actor: await on.actor('aiko'), operation: 'decision.request', input: { placement, synthetic: true } }
  const answer = await on.perform(asked)
  if (!isRefusal(answer)) return (answer as Operations['decision.request']['output']).branch !== 'fallback'
  expect(answer).toMatchObject({ code: 'notFound' })
  return false
}

const until = async (holds: () => Promise<boolean>, seconds = 10) => {
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    if (await holds()) return
    await pause(25)
  }
  throw new Error(`it did not come about within ${seconds} seconds`)
}
/** The learner may gather for ten seconds before it fits anew. */
const untilLearned = (holds: () => Promise<boolean>) => until(holds, 25)

/** Some decide, see and click; some of them are made up. Counts are in the database when it answers. */
const visits = async (many: number, synthetic: boolean) => {
  const answers = await Promise.all(Array.from({ length: many }, () => on.does('aiko', 'decision.request', { placement: 'hero', synthetic })))
  await pause(300)
  const context = { userAgent: 'Firefox', ...(synthetic && { synthetic: true }) }
  const events = answers.flatMap(({ receipt, id }, n) => {
    const who = `${synthetic ? 'made' : 'real'}-${n}`
    const track = (event: string) => ({ type: 'track', event, userId: who, messageId: `${event}-${id}`, properties: { receipt }, context })
    return [
      { type: 'identify', userId: who, messageId: `who-${id}`, context },
      track('Content Exposed'),
      ...(n % 2 === 0 ? [track('Content Clicked')] : []),
    ]
  })
  await on.does('maren', 'event.send', { events })
}

const count = async (what: ReturnType<typeof sql>) =>
  (await rowsOf(on.db, sql<{ count: number }>`select count(*)::int as count from ${what} where engine = ${on.founded.engine}`))[0]?.count ?? 0
const sums = async () => {
  const of = sql`from learning_cell where engine = ${on.founded.engine}`
  const [sum] = await rowsOf(
    on.db,
    sql<{ trials: number; successes: number }>`select coalesce(sum(trials), 0)::int as trials, coalesce(sum(successes), 0)::int as successes ${of}`,
  )
  const outcomes = sql`from outcome where engine = ${on.founded.engine} and state = 'joined'`
  const [row] = await rowsOf(
    on.db,
    sql<{ trials: number; successes: number }>`select count(*) filter (where kind = 'exposure')::int as trials,
      count(*) filter (where kind = 'click')::int as successes ${outcomes}`,
  )
  return { cells: sum, outcomes: row }
}
/** All counts, as they stand. */
const counted = async () => ({
  cells: await rowsOf(on.db, sql`select placement, features, synthetic, trials, successes, value from learning_cell order by 1, 2, 3`),
  decisions: await rowsOf(on.db, sql`select placement, branch, synthetic, count from decision_count order by 1, 2, 3`),
})
/** As counts were before made-up traffic had rows of its own. */
const countTogether = async () => {
  for (const statement of [
    sql`update learning_cell r set trials = r.trials + m.trials, successes = r.successes + m.successes, value = r.value + m.value,
      value_squares = r.value_squares + m.value_squares from learning_cell m
      where m.synthetic and not r.synthetic and (m.engine, m.placement, m.day, m.features) = (r.engine, r.placement, r.day, r.features)`,
    sql`delete from learning_cell m using learning_cell r
      where m.synthetic and not r.synthetic and (m.engine, m.placement, m.day, m.features) = (r.engine, r.placement, r.day, r.features)`,
    sql`update learning_cell set synthetic = false`,
    sql`update decision_count r set count = r.count + m.count from decision_count m
      where m.synthetic and not r.synthetic and (m.engine, m.placement, m.day, m.branch) = (r.engine, r.placement, r.day, r.branch)`,
    sql`delete from decision_count m using decision_count r
      where m.synthetic and not r.synthetic and (m.engine, m.placement, m.day, m.branch) = (r.engine, r.placement, r.day, r.branch)`,
    sql`update decision_count set synthetic = false`,
  ]) {
    await statement.execute(on.db)
  }
}
/** Records of decisions that showed something reach the database a moment after their answers. */
const allShipped = (decisions: number) => until(async () => (await count(sql`(select * from decision where campaign is not null) d`)) === decisions)
const ended = async (id: string) => {
  await until(async () => (await on.does('maren', 'purge.list', {})).items.find((one) => one.id === id)?.state !== 'running')
  return (await on.does('maren', 'purge.list', {})).items.find((one) => one.id === id)
}

describe('made-up traffic', () => {
  it('is taken away with what was learned from it, and what is real stays to the last count', async () => {
    await visits(20, false)
    const real = { ...(await sums()), profiles: await count(sql`profile`), events: await count(sql`event`) }
    expect(real.cells).toEqual({ trials: 20, successes: 10 })
    await visits(60, true)
    // One more was made while waiting for the rules.
    await allShipped(81)
    expect((await sums()).cells).toEqual({ trials: 80, successes: 40 })
    const apart = await counted()
    await countTogether()
    expect(await counted()).not.toEqual(apart)
    await sql.raw(await readFile(new URL('../store/migrations/0017-made-up-counts.sql', import.meta.url), 'utf8')).execute(on.db)
    expect(await counted()).toEqual(apart)

    const { left } = await on.does('maren', 'purge.list', {})
    expect(left).toMatchObject({ profiles: 60 })
    expect(left.decisions).toBeGreaterThanOrEqual(60)

    const started = await on.does('maren', 'purge.start', { confirm: 'Lindmoor Trail' })
    const done = await ended(started.id)
    expect(done).toMatchObject({ state: 'done', removed: { decisions: left.decisions, outcomes: 90, events: 150, profiles: 60 } })
    expect({ ...(await sums()), profiles: await count(sql`profile`), events: await count(sql`event`) }).toEqual(real)
    expect(await on.does('maren', 'purge.list', {})).toMatchObject({ left: { decisions: 0, profiles: 0 } })
    expect(await count(sql`decision`)).toBe(20)
    // The planner may remember what was there before; the list may not.
    await sql`update pg_class set reltuples = 18669 where oid in (select inhrelid from pg_inherits where inhparent = 'decision'::regclass)`.execute(
      on.db,
    )
    for (const asked of [{}, { limit: 6 }, { limit: 6, placement: 'hero' }])
      expect(await on.does('maren', 'decision.list', asked)).toMatchObject({ total: 20 })
    const { branches } = await on.does('maren', 'placement.show', { id: 'hero' })
    expect(branches.reduce((sum, one) => sum + one.count, 0)).toBe(20)
  })

  it('is forgotten by learning too, where nothing real was counted at all', async () => {
    await on.does('aiko', 'placement.save', {
      key: 'made',
      name: 'Made up',
      channel: 'web',
      goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
      holdout: { share: 0 },
    })
    const { campaign } = await release(on, { placement: 'made', name: 'made', headlines: ['One', 'Two'] })
    const decide = () => on.does('aiko', 'decision.request', { placement: 'made', synthetic: true })
    await until(() => decides('made'))
    const answers = await Promise.all(Array.from({ length: 40 }, decide))
    const context = { userAgent: 'Firefox', synthetic: true }
    await on.does('maren', 'event.send', {
      events: answers.map(({ receipt, id }) => ({
        type: 'track',
        event: 'Content Exposed',
        userId: 'x',
        messageId: id,
        properties: { receipt },
        context,
      })),
    })
    const learned = async () =>
      (
        await rowsOf(
          on.db,
          sql<{
            trials: number
          }>`select (body ->> 'trials')::int as trials from learned where engine = ${on.founded.engine} and campaign = ${campaign}`,
        )
      )[0]?.trials
    await untilLearned(async () => (await learned()) === 40)
    const { id } = await on.does('maren', 'purge.start', { confirm: 'Lindmoor Trail' })
    expect(await ended(id)).toMatchObject({ state: 'done' })
    await untilLearned(async () => (await learned()) === 0)
  }, 60_000)

  it('is not taken away without a yes, and not by everybody', async () => {
    expect(await on.refuses('maren', 'purge.start', { confirm: 'lindmoor' })).toMatchObject({ code: 'invalidInput', where: [{ path: 'confirm' }] })
    expect(await on.refuses('tomas', 'purge.start', { confirm: 'Lindmoor Trail' })).toMatchObject({ code: 'forbidden' })
    const { items } = await on.does('maren', 'purge.list', {})
    expect(await on.refuses('maren', 'purge.stop', { id: items[0]?.id ?? '' })).toMatchObject({ code: 'wrongState' })
    expect(await on.refuses('maren', 'purge.advance', { id: items[0]?.id ?? '', removed: items[0]?.removed })).toMatchObject({ code: 'forbidden' })
  })
  it('stops between two days when somebody says so, and leaves each of them whole or gone', async () => {
    const days = [dayAt(on.clock(), -2), dayAt(on.clock(), -1)]
    await ensureDays(on.db, 'event', days)
    for (const day of days) {
      await sql`insert into event (engine, day, message_id, received_at, at, type, subject, body)
        select ${on.founded.engine}, ${day}::date, 'old-' || n, ${day}::date, ${day}::date, 'page', 'u:old', '{"context": {"synthetic": true}}' from generate_series(1, 3) n`.execute(
        on.db,
      )
    }
    const running: Purge = { id: 'prg_held', version: 1, state: 'running', askedBy: 'x', at: on.clock().toISOString(), removed: noTraffic }
    await putThing({ db: on.db, engine: on.founded.engine }, put(purge, running) as Extract<Save, { act: 'put' }>)
    const perform: Perform = async (asked) => {
      const answer = await on.perform(asked)
      await on.does('maren', 'purge.stop', { id: running.id })
      return answer
    }
    const site = { perform, db: on.db, engine: on.founded.engine, signal: new AbortController().signal }
    await purgingSynthetic.run({ purge: running.id }, site)
    expect((await on.does('maren', 'purge.list', {})).items.find(({ id }) => id === running.id)).toMatchObject({
      state: 'stopped',
      removed: { events: 3 },
    })
    const left = await rowsOf(
      on.db,
      sql<{
        day: string
        n: number
      }>`select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as n from event where message_id like 'old-%' group by day`,
    )
    expect(left).toEqual([{ day: days[1], n: 3 }])
  })
})
