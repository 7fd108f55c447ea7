import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release, type Released } from '../../test/released.ts'
import { openEngine } from '../found.ts'
import { rooms } from '../rooms.ts'
import { rowsOf } from '../store/database.ts'
import { readCursor } from '../store/flow.store.ts'
import { readJournal } from '../store/journal.store.ts'

let on: TestEngine
let shop: Released
beforeAll(async () => {
  on = await testEngine({ rooms })
  const goal = { metric: 'clickRate', counterMetric: 'unsubscribeRate' } as const
  await on.does('aiko', 'placement.save', { key: 'letter', name: 'Letter', channel: 'web', goal, holdout: { share: 0 } })
  shop = await release(on, { placement: 'letter', name: 'shop', headlines: ['Kind words', 'Harsh words', 'Plain words'] })
  // Of the sample, since visitors who are made up take nothing else off the air.
  await openEngine(on.db, on.founded.engine, on.clock())
}, 60_000)
afterAll(() => on.stop())

const harsh = (): string => shop.components['Harsh words'] ?? ''
const soon = { timeout: 20_000, interval: 100 }
const decide = (reader: string) => on.does('aiko', 'decision.request', { placement: 'letter', subject: { anonymousId: reader }, synthetic: true })
const entries = () => readJournal({ db: on.db, engine: on.founded.engine }, { after: 0, limit: 2_000 })

it('what surely makes a counter-metric worse is withheld by a flow, visibly, and can be shown again', async () => {
  await vi.waitFor(async () => expect((await decide('first')).components?.['headline']).toBeDefined(), soon)
  const shown = []
  for (let reader = 0; reader < 240; reader++) shown.push(await decide(`reader-${reader}`))
  const event = (name: string, receipt: string, n: number) => ({
    type: 'track',
    event: name,
    anonymousId: `reader-${n}`,
    messageId: `${name} ${n}`,
    properties: { receipt },
    context: { synthetic: true },
  })
  const left = shown.flatMap(({ components, receipt }, n) => (components?.['headline'] === harsh() ? [event('Unsubscribed', receipt, n)] : []))
  expect(left.length).toBeGreaterThan(40)
  await on.does('maren', 'event.send', { events: [...shown.map(({ receipt }, n) => event('Content Exposed', receipt, n)).slice(0, 230), ...left] })

  // Of a day that is not over nobody knows yet what will come of it.
  const counted = () => rowsOf(on.db, sql<{ n: number }>`select coalesce(sum(successes), 0)::int as n from guard_cell`)
  await vi.waitFor(async () => expect(await counted()).toEqual([{ n: left.length }]), soon)
  expect((await on.does('maren', 'signal.list', { kind: 'guardrail' })).items).toEqual([])
  await sql`update guard_cell set day = day - 2`.execute(on.db)
  await sql`update placement set body = body - 'guardedSince'`.execute(on.db)
  await on.does('maren', 'event.send', { events: shown.map(({ receipt }, n) => event('Content Exposed', receipt, n)).slice(230) })
  const byHand = { kind: 'guardrail', placement: 'letter', since: '2026-01-01', statement: 'It harms.', evidence: [{ statement: 'Said so', n: 1 }] }
  expect(await on.refuses('maren', 'signal.raise', byHand)).toMatchObject({ code: 'forbidden' })

  const found = await vi.waitFor(async () => {
    const { items } = await on.does('maren', 'signal.list', { kind: 'guardrail' })
    expect(items).toHaveLength(1)
    return items[0]!
  }, soon)
  expect(found).toMatchObject({ placement: 'letter', slot: 'headline', component: harsh(), standing: 'wants', madeUp: 1 })
  expect(found.statement).toMatch(/^More unsubscribe with it: at least/)
  const campaign = async () => (await on.does('aiko', 'campaign.show', { id: shop.campaign })).campaign
  await vi.waitFor(
    async () =>
      expect((await campaign()).withheld).toMatchObject([
        { slot: 'headline', component: harsh(), by: 'flow_guardrail-withholds', reason: found.statement, signal: found.id },
      ]),
    soon,
  )
  await on.sealer.settle(on.founded.engine)
  const withheld = (await entries()).find(({ verb }) => verb === 'campaign.withheld')
  expect(withheld).toMatchObject({ actor: { kind: 'flow', id: 'flow_guardrail-withholds' }, detail: { reason: found.statement } })
  // It is drawn no more, and what stays is shown as one: nothing is said to have begun anew for ever.
  await vi.waitFor(async () => {
    const { campaigns } = await on.does('aiko', 'placement.show', { id: 'letter' })
    expect(campaigns[0]?.begins).toBeUndefined()
    expect(campaigns[0]?.slots.flatMap(({ components }) => components).map(({ component }) => component)).not.toContain(harsh())
  }, soon)
  for (let reader = 0; reader < 60; reader++) expect((await decide(`later-${reader}`)).components?.['headline']).not.toBe(harsh())

  const { withheld: before } = await campaign()
  await on.does('aiko', 'campaign.pause', { id: shop.campaign, reason: 'looked at once more' })
  await on.does('aiko', 'campaign.release', { id: shop.campaign })
  expect((await campaign()).withheld).toEqual(before)

  const again = { id: shop.campaign, slot: 'headline', component: harsh(), reason: 'the words were mended' }
  await on.does('aiko', 'campaign.readmit', again)
  expect((await campaign()).withheld).toBeUndefined()
  await vi.waitFor(async () => expect((await decide(`back-${crypto.randomUUID()}`)).components?.['headline']).toBe(harsh()), soon)
  expect(await on.refuses('aiko', 'campaign.readmit', again)).toMatchObject({ code: 'wrongState' })
  // The signal is open still, and says nothing that was not known when it was let back.
  await on.does('aiko', 'campaign.pause', { id: shop.campaign, reason: 'looked at once more' })
  await on.does('aiko', 'campaign.release', { id: shop.campaign })
  await on.sealer.settle(on.founded.engine)
  const walked = async () => (await readCursor({ db: on.db, engine: on.founded.engine }, 'flows')) >= ((await entries()).at(-1)?.seq ?? 0)
  await vi.waitFor(async () => expect(await walked()).toBe(true), soon)
  expect((await campaign()).withheld).toBeUndefined()
}, 90_000)

it('the last component of a slot is never withheld: it is said what to do', async () => {
  const { items } = await on.does('aiko', 'campaign.list', {})
  const [kind, plain] = [shop.components['Kind words'] ?? '', shop.components['Plain words'] ?? '']
  const withhold = (component: string) => ({ id: items[0]?.id ?? '', slot: 'headline', component, reason: 'nobody likes it' })
  await on.does('aiko', 'campaign.withhold', withhold(kind))
  await on.does('aiko', 'campaign.withhold', withhold(plain))
  const refused = await on.refuses('aiko', 'campaign.withhold', withhold(harsh()))
  expect(refused).toMatchObject({ code: 'wrongState', remedy: 'Pause the campaign, or release other content first.' })
  expect(await on.refuses('aiko', 'campaign.withhold', withhold('cpt_stranger'))).toMatchObject({ code: 'notFound' })
})

it('another family brings back nothing that is withheld, and is not released where nothing else would be left', async () => {
  const { campaign } = await on.does('aiko', 'campaign.show', { id: shop.campaign })
  const withheld = ['Kind words', 'Plain words'].map((text) => shop.components[text] ?? '')
  const other = await on.does('tomas', 'family.compose', {
    key: 'family-other',
    name: 'Others',
    template: 'template-shop',
    slots: { headline: { components: withheld }, callToAction: { components: [shop.components['See shop'] ?? ''] } },
    locales: ['en'],
  })
  await on.does('tomas', 'family.preflight', { id: other.family.id })
  await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: other.family.id } })
  const { key, name, placements } = campaign
  const drafted = await on.does('aiko', 'campaign.draft', { key, name, placements, family: other.family.id })
  expect(drafted.withheld?.map(({ component }) => component)).toEqual(withheld)
  const refused = await on.refuses('aiko', 'campaign.release', { id: campaign.id })
  expect(refused).toMatchObject({ code: 'wrongState', where: [{ path: 'slots.headline' }] })
  expect(refused.remedy).toMatch(/^Readmit one of them/)
  await on.does('aiko', 'campaign.readmit', { id: campaign.id, slot: 'headline', component: withheld[0] ?? '', reason: 'it was kind after all' })
  const live = await on.does('aiko', 'campaign.release', { id: campaign.id })
  expect(live.withheld?.map(({ component }) => component)).toEqual(withheld.slice(1))
})

it('with made-up traffic go the counts of counter-metrics', async () => {
  await on.does('maren', 'purge.start', { confirm: 'Lindmoor Trail' })
  await vi.waitFor(
    async () =>
      expect(await on.db.selectNoFrom(({ exists, selectFrom }) => exists(selectFrom('guard_cell' as never)).as('left')).executeTakeFirst()).toEqual({
        left: false,
      }),
    soon,
  )
})
