import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorOfFlow } from '../engine/flow/flow.ts'
import type { Operations } from '../engine/operations.ts'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { release, type Released } from './released.ts'

let on: TestEngine
let stormy: Released
const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  on = await testEngine({ rooms })
  for (const key of ['hero', 'aside'])
    await on.does('aiko', 'placement.save', { key, name: `The ${key}`, channel: 'web', goal, holdout: { share: 0 } })
  stormy = await release(on, {
    placement: 'hero',
    name: 'stormy',
    headlines: ['Dry home', 'Warm feet'],
    rights: { 'Dry home': { until: inDays(5) } },
  })
}, 60_000)
afterAll(() => on.stop())

const signals = async () => (await on.does('maren', 'signal.list', { kind: 'expiry', limit: 200 })).items
const about = async (component: string | undefined) => (await signals()).filter((one) => one.component === component)
const briefs = async () => (await on.does('maren', 'brief.list', { limit: 200 })).items
const patience = { timeout: 30_000 }

it('is told once of what may soon be shown no more; as long as something else is there, no brief is asked for', async () => {
  const dry = stormy.components['Dry home']
  await expect.poll(async () => (await about(dry)).length, patience).toBe(1)
  const [one] = await about(dry)
  expect(one).toMatchObject({ until: inDays(5), placement: 'hero', slot: 'headline', standing: 'wants', state: 'open' })
  expect(one?.last).toBeUndefined()
  expect(one?.statement).toMatch(/^The rights to it run out: .* is the last day\. It is live at The hero\.$/)
  expect(one?.evidence).toEqual([{ statement: 'Nothing was shown at The hero in the last 14 days', source: one?.id }])
})

it('with the last that could be shown a brief is proposed, in place of what was said before; that closes when something else is there', async () => {
  const [dry, warm] = [stormy.components['Dry home'] ?? '', stormy.components['Warm feet'] ?? '']
  const [before] = await about(dry)
  await on.does('maren', 'campaign.withhold', { id: stormy.campaign, slot: 'headline', component: warm, reason: 'It itches.' })
  await expect
    .poll(async () => (await about(dry)).map(({ state, last }) => [state, last]), patience)
    .toEqual([
      ['open', true],
      ['superseded', undefined],
    ])
  const [last] = await about(dry)
  expect(last).toMatchObject({ supersedes: before?.id, statement: expect.stringContaining('It is the last in headline') as string })
  const origin = { kind: 'signal', signal: last?.id }
  await expect
    .poll(briefs, patience)
    .toMatchObject([
      { state: 'proposed', title: 'In place of “Dry home” at The hero', due: `${inDays(5)}T12:00:00.000Z`, placements: ['hero'], origin },
    ])

  await on.does('maren', 'campaign.readmit', { id: stormy.campaign, slot: 'headline', component: warm, reason: 'It was the wool.' })
  await expect
    .poll(async () => (await about(dry)).find(({ id }) => id === last?.id), patience)
    .toMatchObject({
      state: 'lapsed',
      reason: 'Something else is there to show by now.',
    })
  await expect.poll(briefs, patience).toMatchObject([{ state: 'closed' }])
})

it('a campaign that ends is told of too, sooner or later as the owner wants it, and lapses when it goes on', async () => {
  const ends = `${inDays(20)}T12:00:00.000Z`
  const { campaign } = await release(on, { placement: 'aside', name: 'season', headlines: ['One more week'], until: ends })
  await expect.poll(async () => (await on.does('aiko', 'campaign.show', { id: campaign })).campaign.state, patience).toBe('live')
  expect((await signals()).filter((one) => one.campaign === campaign)).toEqual([])
  expect(await on.refuses('aiko', 'engine.amend', { noticeDays: 30 })).toMatchObject({ code: 'forbidden' })
  expect(await on.does('maren', 'engine.amend', { noticeDays: 30 })).toMatchObject({ noticeDays: 30 })
  const ending = async () => (await signals()).find((one) => one.campaign === campaign)
  await expect.poll(ending, patience).toMatchObject({ until: inDays(20), placement: 'aside', last: true, state: 'open' })
  await expect
    .poll(briefs, patience)
    .toEqual(expect.arrayContaining([expect.objectContaining({ title: 'In place of “Campaign season” at The aside' })]))

  await on.does('maren', 'campaign.pause', { id: campaign, reason: 'It is over early.' })
  await expect.poll(ending, patience).toMatchObject({ state: 'lapsed', reason: 'It is live no more.' })
  expect(await on.refuses('maren', 'signal.lapse', { id: (await ending())?.id, reason: 'I say so.' })).toMatchObject({ code: 'forbidden' })
})

it('what was answered is not told again while its day is the same, however long ago that was', async () => {
  const dry = stormy.components['Dry home']
  const open = async () => (await about(dry)).filter(({ state }) => state === 'open')
  const { kind, placement, slot, component, until, since, statement } = (await about(dry)).find(({ last }) => !last)!
  const evidence = [{ statement: 'As it was', n: 0 }]
  const said = (day = until) => ({ kind, placement, slot, component, until: day, since, statement, evidence })
  const raise = async (day?: string) => {
    const answer = await on.perform({ engine: on.founded.engine, actor: actorOfFlow('learner'), operation: 'signal.raise', input: said(day) })
    return answer as Operations['signal.raise']['output']
  }
  expect(await on.refuses('maren', 'signal.raise', said())).toMatchObject({ code: 'forbidden', where: [{ path: 'kind' }] })
  const { id } = await raise()
  await on.does('maren', 'signal.answer', { id, dismiss: 'We let it run out.' })
  await sql`update signal set body = jsonb_set(body, '{raisedAt}', to_jsonb(${new Date(Date.now() - 30 * 86_400_000).toISOString()}::text)) where id = ${id}`.execute(
    on.db,
  )
  expect([(await raise()).id, await open()]).toEqual([id, []])
  const anotherDay = await raise(inDays(9))
  expect(anotherDay).toMatchObject({ state: 'open', until: inDays(9) })
  // Nothing that decides has that day: what was said lapses where it does not hold, the next time that rules change at the latest.
  await on.does('aiko', 'placement.save', { key: 'third', name: 'The third', channel: 'web', goal, holdout: { share: 0 } })
  await expect.poll(async () => (await about(dry)).find((one) => one.id === anotherDay.id)?.state, patience).toBe('lapsed')
})

it('what is over is told wherever it was released: in its campaign, on its own page and on that of its family, until it is shown again', async () => {
  const { campaign, family, components } = await release(on, { placement: 'aside', name: 'over', headlines: ['Still ours', 'No longer ours'] })
  const over = components['No longer ours'] ?? ''
  const told = async () => ({
    campaign: (await on.does('aiko', 'campaign.show', { id: campaign })).offAir,
    component: (await on.does('tomas', 'component.show', { id: over })).live.map(({ offAir }) => offAir),
    family: (await on.does('tomas', 'family.show', { id: family })).uses.map(({ offAir }) => offAir),
  })
  const nothing = { campaign: [], component: [undefined], family: [undefined] }
  expect(await told()).toEqual(nothing)
  const rights = async (id: string, until: string | undefined) =>
    on.does('tomas', 'component.amend', { id, rights: until === undefined ? null : { until } })
  await rights(over, inDays(-1))
  const because = `“No longer ours” has no rights after ${inDays(-1)}`
  expect(await told()).toEqual({
    campaign: [
      {
        rights: { of: 'component', id: over },
        name: because,
        components: [{ id: over, title: 'No longer ours' }],
        locales: ['en'],
        choices: 2,
      },
    ],
    component: [{ whole: true, because: [because] }],
    family: [{ whole: false, because: [because] }],
  })
  // Where a slot has nothing left, nothing of it is shown.
  await rights(components['Still ours'] ?? '', inDays(-1))
  expect((await told()).family).toEqual([{ whole: true, because: [`“Still ours” has no rights after ${inDays(-1)}`, because] }])
  expect((await told()).campaign.map(({ choices }) => choices)).toEqual([2, 2])
  await rights(components['Still ours'] ?? '', undefined)
  await rights(over, undefined)
  expect(await told()).toEqual(nothing)
})
