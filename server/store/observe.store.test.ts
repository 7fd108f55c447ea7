import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeEvent, type Taken } from '../../engine/audience/batch.ts'
import { arriving } from '../../engine/audience/normalise.ts'
import { openReceipt, type Receipt, sealReceipt } from '../../engine/decide/receipt.ts'
import { identifiers } from '../../engine/kernel/identifier.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { forgetOld } from '../live/upkeep.ts'
import { rowsOf } from './database.ts'
import { dayAt, ensureDays } from './day-parts.ts'
import { readCells, readGuarded } from './learn.store.ts'
import { keepEvents, makeRoom, sortEvents, type Standing } from './event-log.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine()
  await on.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Hero',
    channel: 'web',
    goal: { metric: 'valuePerDecision', counterMetric: 'returnRate' },
    conversion: 'Order',
  })
})
afterAll(() => on.stop())

const sign = (text: string) => String(text.length)
const standing: Standing = { attributes: [], open: (sealed) => openReceipt(sealed, sign) }
const now = new Date()
const decidedAt = new Date(now.getTime() - 60_000)

/** Three decisions of one run, each with what may come of it. */
const story = (run: number): Taken[] => {
  const newId = identifiers(decidedAt, new Uint32Array([run, run * 7]))
  return [0, 1, 2].flatMap((n) => {
    const receipt: Receipt = {
      decision: newId('dec'),
      placement: 'hero',
      branch: 'learn',
      ruleset: 'r',
      seed: 's',
      propensity: 0.5,
      campaign: `c${run}`,
      components: { headline: `h${n % 2}` },
      exposure: 0,
      synthetic: false,
    }
    const sealed = sealReceipt(receipt, sign)
    const event = (name: string, more: object = {}) => ({
      type: 'track',
      event: name,
      anonymousId: 'a',
      messageId: `${run}-${n}-${name}`,
      properties: { receipt: sealed, ...more },
      context: { userAgent: 'Firefox' },
    })
    return ['Content Exposed', 'Content Clicked', 'Order', 'Newsletter Joined'].map((name) => {
      const taken = takeEvent(event(name, name === 'Order' ? { value: 10 + n } : {}), arriving(now, '2020-01-01'), () => '')
      if ('unfit' in taken) throw new Error(taken.problem)
      return taken
    })
  })
}

const keep = async (batch: readonly Taken[]) => {
  const sorted = sortEvents(batch, [], standing)
  await makeRoom(on.db, sorted)
  await on.db.transaction().execute((tx) => keepEvents({ db: tx, engine: on.founded.engine }, sorted, standing, now))
}

const cells = async (run: number) => {
  const scope = on.founded.engine
  const counts = await rowsOf(
    on.db,
    sql<{
      shown: { components: object }
      trials: number
      successes: number
      value: number
    }>`select shown, trials, successes, value from learning_cell where engine = ${scope} order by features`,
  )
  await sql`delete from learning_cell where engine = ${scope}`.execute(on.db)
  const outcomes = await rowsOf(
    on.db,
    sql<{
      kind: string
      state: string
      n: number
    }>`select kind, state, count(*)::int as n from outcome where engine = ${scope} and campaign = ${`c${run}`} group by 1, 2 order by 1, 2`,
  )
  return { counts, outcomes }
}

describe('what came of decisions', () => {
  it('counts the same in whatever order it comes, cut into whatever batches, sent twice or not', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(11), { maxLength: 6 }),
        async (chance, size, again) => {
          run++
          const events = story(run)
          const twice = [...events, ...again.flatMap((at) => events[at] ?? [])]
          const shuffled = twice
            .map((event) => ({ event, key: chance.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event)
          for (let from = 0; from < shuffled.length; from += size) await keep(shuffled.slice(from, from + size))
          const { counts, outcomes } = await cells(run)
          expect(counts).toEqual([
            { shown: { components: { headline: 'h0' }, exposure: 0, position: 0 }, trials: 2, successes: 2, value: 2_200 },
            { shown: { components: { headline: 'h1' }, exposure: 0, position: 0 }, trials: 1, successes: 1, value: 1_100 },
          ])
          expect(outcomes).toEqual([
            { kind: 'click', state: 'joined', n: 3 },
            { kind: 'conversion', state: 'joined', n: 3 },
            { kind: 'exposure', state: 'joined', n: 3 },
          ])
        },
      ),
      { numRuns: 15 },
    )
  })
})

it('counts for a counter-metric only what was decided since it is watched, the showing and what came of it', async () => {
  const watch = (counterMetric: 'clickRate' | 'returnRate' | 'valuePerDecision') =>
    on.does('aiko', 'placement.save', { key: 'aside', name: 'Aside', channel: 'web', goal: { metric: 'conversionRate', counterMetric } })
  await watch('returnRate')
  const decided = (name: string, at: number) => ({ name, id: identifiers(new Date(at), new Uint32Array([name.length, 1]))('dec') })
  const { guardedSince = '' } = await watch('clickRate')
  expect((await watch('clickRate')).guardedSince).toBe(guardedSince)
  const since = Date.parse(guardedSince)
  const [before, after] = [decided('early', since - 1_000), decided('later', since + 1)]
  const tell = async (event: string, decisions = [before, after], properties = {}) => {
    const told = decisions.map(({ name, id }) => {
      const receipt = sealReceipt(
        {
          decision: id,
          placement: 'aside',
          branch: 'learn',
          ruleset: 'r',
          seed: 's',
          propensity: 1,
          components: { headline: name },
          exposure: 0,
          synthetic: false,
        },
        sign,
      )
      const sent = { type: 'track', event, anonymousId: 'a', messageId: `${event} ${name}`, timestamp: new Date(since + 10_000).toISOString() }
      const taken = takeEvent(
        { ...sent, properties: { ...properties, receipt }, context: { userAgent: 'Firefox' } },
        arriving(new Date(since + 20_000), '2020-01-01'),
        () => '',
      )
      if ('unfit' in taken) throw new Error(taken.problem)
      return taken
    })
    await keep(told)
  }
  for (const event of ['Content Exposed', 'Content Clicked']) await tell(event)
  const scope = { db: on.db, engine: on.founded.engine }
  const counted = (await readGuarded(scope, 'aside', 'clickRate')).map(({ features, trials, successes }) => [
    features.components['headline'],
    trials,
    successes,
  ])
  expect(counted).toEqual([['later', 1, 1]])
  expect((await readCells(scope, 'aside')).length).toBe(2)

  // What an order brings is counted with its square.
  const { guardedSince: anew = '' } = await watch('valuePerDecision')
  const bought = decided('bought', Date.parse(anew) + 1)
  for (const event of ['Content Exposed', 'Order Completed']) await tell(event, [bought], { total: 12.5 })
  expect(await readGuarded(scope, 'aside', 'valuePerDecision')).toMatchObject([{ trials: 1, successes: 1, value: 1_250, valueSquares: 1_562_500 }])
})

it('forgets the days that are no longer kept, and no other', async () => {
  const [old, kept] = [dayAt(now, -200), dayAt(now, -100)]
  await ensureDays(on.db, 'event', [old, kept])
  await forgetOld(on)
  const parts = (
    await rowsOf(
      on.db,
      sql<{ part: string }>`select c.relname as part from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass`,
    )
  ).map(({ part }) => part)
  expect(parts).toContain(`event_${kept.replaceAll('-', '')}`)
  expect(parts).not.toContain(`event_${old.replaceAll('-', '')}`)
  await ensureDays(on.db, 'event', [old])
})
