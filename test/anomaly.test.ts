import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { flows } from '../engine/flow/flows/index.ts'
import { createRoom } from '../server/create/create-room.ts'
import { flowRoom } from '../server/flow/run-flows.ts'
import { liveRoom } from '../server/live/live-room.ts'
import { dayAt, ensureDays } from '../server/store/day-parts.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { release, type Released } from './released.ts'

let on: TestEngine
let turn: () => Promise<void>
let hero: Released
const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const spots = ['hero', 'aside']
const dayMs = 86_400_000
/** The clock of the engine, which days pass on. */
let today = new Date()
const ago = (days: number): string => dayAt(today, -days)

beforeAll(async () => {
  let live: Awaited<ReturnType<typeof liveRoom>> | undefined
  on = await testEngine({ clock: () => today, rooms: [createRoom, async (site) => (live = await liveRoom(site)), flowRoom(flows)] })
  turn = async () => live!.turn(on.founded.engine)
  for (const key of spots) await on.does('aiko', 'placement.save', { key, name: `The ${key}`, channel: 'web', goal, holdout: { share: 0 } })
  hero = await release(on, { placement: 'hero', name: 'stormy', headlines: ['Dry home', 'Warm feet'] })
  await release(on, { placement: 'aside', name: 'season', headlines: ['One more week'] })
  await ensureDays(
    on.db,
    'outcome',
    Array.from({ length: 60 }, (_, back) => ago(back - 13)),
  )
  for (const key of spots) await lived(key, 45, 3, { decisions: 500, exposures: 400, clicks: 40 })
}, 60_000)
afterAll(() => on.stop())

/** So much each day, from so many days ago to so many. */
const lived = async (
  key: string,
  from: number,
  to: number,
  { decisions, exposures, clicks }: Record<'decisions' | 'exposures' | 'clicks', number>,
) => {
  for (let back = from; back >= to; back--) {
    const day = ago(back)
    await sql`insert into decision_count (engine, placement, day, branch, count) values (${on.founded.engine}, ${key}, ${day}, 'learn', ${decisions})
      on conflict (engine, placement, day, branch, synthetic, audience) do update set count = excluded.count`.execute(on.db)
    for (const [kind, count] of [
      ['exposure', exposures],
      ['click', clicks],
    ] as const)
      await sql`insert into outcome (engine, day, decision, kind, at, message_id, placement, subject, value, machine, state)
        select ${on.founded.engine}, ${day}::date, ${`${key} ${day} `} || n, ${kind}, ${`${day}T12:00:00Z`}::timestamptz, ${`${key} ${kind} ${day} `} || n, ${key}, n::text, 0, 0, 'joined'
        from generate_series(1, ${count}) n`.execute(on.db)
  }
}
const anomalies = async () => (await on.does('maren', 'signal.list', { kind: 'anomaly', limit: 200 })).items
const at = async (key: string) => (await anomalies()).filter(({ placement }) => placement === key)

it('nothing is told of placements that are as they were', async () => {
  for (const key of spots) await lived(key, 2, 1, { decisions: 500, exposures: 400, clicks: 41 })
  await turn()
  expect(await anomalies()).toEqual([])
})

it('a rate that fell, and a placement that is gone, are told once, with what was changed there last, and open no brief', async () => {
  await on.sealer.settle(on.founded.engine)
  const [changed] = (
    await on.does('maren', 'journal.list', { verb: ['campaign.released'], object: { type: 'campaign', id: hero.campaign }, limit: 10 })
  ).items
  today = new Date(today.getTime() + 2 * dayMs)
  await lived('hero', 2, 1, { decisions: 500, exposures: 400, clicks: 1 })
  await lived('aside', 2, 1, { decisions: 3, exposures: 2, clicks: 0 })
  await turn()
  await turn()
  const [[rate, ...more], [volume, ...others]] = [await at('hero'), await at('aside')]
  expect([more, others]).toEqual([[], []])
  expect(rate).toMatchObject({ anomaly: 'rate', since: ago(2), standing: 'wants', state: 'open', entry: changed?.seq })
  expect(rate?.statement).toContain(`Changed last: a campaign was released, `)
  expect(rate?.statement).toContain(`(entry ${changed?.seq}).`)
  expect(volume).toMatchObject({ anomaly: 'volume', since: ago(2), state: 'open' })
  expect(volume?.statement).toContain('It is asked for less too, 0.60 % of before')
  await on.sealer.settle(on.founded.engine)
  expect((await on.does('maren', 'brief.list', {})).total).toBe(0)
})

it('what is back lapses; what was dismissed is how it is from then on', async () => {
  const [rate] = await at('hero')
  await on.does('maren', 'signal.answer', { id: rate?.id ?? '', dismiss: 'That is meant.' })
  today = new Date(today.getTime() + 9 * dayMs)
  await lived('hero', 9, 1, { decisions: 500, exposures: 400, clicks: 1 })
  await lived('aside', 9, 1, { decisions: 500, exposures: 410, clicks: 40 })
  await turn()
  await turn()
  expect(await at('hero')).toMatchObject([{ state: 'dismissed' }])
  expect(await at('aside')).toMatchObject([
    { state: 'lapsed', reason: 'It is back, as the last two days tell.', lapsedAt: expect.any(String) as string },
  ])
})

it('arms of an experiment that did not get their shares are told, once for good', async () => {
  const { components } = hero
  const { id } = await on.does('aiko', 'experiment.plan', {
    key: 'which-headline',
    name: 'Which headline',
    question: 'Does the one headline bring more clicks than the other?',
    placement: 'hero',
    among: 'components',
    campaign: 'campaign-stormy',
    slot: 'headline',
    arms: [
      { name: 'Dry', shows: components['Dry home'] ?? '' },
      { name: 'Warm', shows: components['Warm feet'] ?? '' },
    ],
    metric: 'clickRate',
    usual: 0.1,
    smallest: 0.2,
    until: new Date(today.getTime() + 30 * dayMs).toISOString(),
  })
  await on.does('aiko', 'experiment.start', { id })
  const began = today
  today = new Date(today.getTime() + 3_600_000)
  const enrolled = async (arm: number, from: number, to: number) => {
    const body = { at: new Date(began.getTime() + 60_000).toISOString(), synthetic: false, experiment: { experiment: id, arm, shares: [0.5, 0.5] } }
    const day = body.at.slice(0, 10)
    await ensureDays(on.db, 'decision', [day])
    await sql`insert into decision (engine, day, id, placement, subject, branch, body)
      select ${on.founded.engine}, ${day}::date, 'of arm ' || ${arm}::int || ' ' || n, 'hero', 'somebody ' || n, 'learn', ${JSON.stringify(body)}::jsonb from generate_series(${from}::int, ${to}::int) n`.execute(
      on.db,
    )
  }
  const uneven = async () => (await anomalies()).filter(({ anomaly }) => anomaly === 'sampleRatio')
  await enrolled(0, 1, 500)
  await enrolled(1, 501, 1_000)
  await turn()
  expect(await uneven()).toEqual([])
  await enrolled(0, 1_001, 2_000)
  await turn()
  const [found] = await uneven()
  expect(found).toMatchObject({ experiment: id, placement: 'hero', standing: 'wants' })
  expect(found?.statement).toContain('In “Which headline” at The hero, “Dry” has 1,500 of 2,000 people, where the logged propensities sum to 1,000.')
  await on.does('maren', 'signal.answer', { id: found?.id ?? '', dismiss: 'We know, and begin anew.' })
  await sql`update signal set body = jsonb_set(body, '{raisedAt}', to_jsonb(${ago(20)}::text || 'T00:00:00.000Z')) where id = ${found?.id}`.execute(
    on.db,
  )
  const { kind, placement, anomaly, experiment, since, statement } = found!
  const again = await on.does('maren', 'signal.raise', {
    kind,
    placement,
    anomaly,
    experiment,
    since,
    statement,
    evidence: [{ statement: 'As it was' }],
  })
  expect(again.id).toBe(found?.id)
})
