import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Operations } from '../engine/operations.ts'
import { createRoom } from '../server/create/create-room.ts'
import { liveRoom } from '../server/live/live-room.ts'
import { release, type Released } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
let calm: Released
const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const dayMs = 86_400_000
type Planned = Operations['experiment.plan']['input']

const planned = (more: Partial<Planned> = {}): Planned => ({
  key: 'which-headline',
  name: 'Which headline',
  question: 'Does the promise bring more clicks than the news?',
  placement: 'home-hero',
  among: 'components',
  campaign: 'campaign-calm',
  slot: 'headline',
  arms: [
    { name: 'News', shows: calm.components['New for autumn'] ?? '' },
    { name: 'Promise', shows: calm.components['Dry all the way home'] ?? '' },
  ],
  metric: 'clickRate',
  usual: 0.5,
  smallest: 0.2,
  until: new Date(on.clock().getTime() + 14 * dayMs).toISOString(),
  ...more,
})

beforeAll(async () => {
  on = await runningEngine({ rooms: [createRoom, liveRoom] })
  await on.does('aiko', 'placement.save', { key: 'home-hero', name: 'Home hero', channel: 'web', goal, holdout: { share: 0 } })
  calm = await release(on, { placement: 'home-hero', name: 'calm', headlines: ['Dry all the way home', 'New for autumn', 'Rain or not'] })
}, 120_000)
afterAll(() => on?.stop())

describe('a plan', () => {
  test.each<[string, Partial<Planned>, string]>([
    ['names a placement that is there', { placement: 'nowhere' }, 'notFound'],
    [
      'shows what is there',
      {
        arms: [
          { name: 'A', shows: 'nothing' },
          { name: 'B', shows: 'nobody' },
        ],
      },
      'notFound',
    ],
    ['says whose slot it is', { slot: undefined }, 'invalidInput'],
    ['takes a policy that shares', { allocation: { name: 'priority' } }, 'invalidInput'],
    ['has an end that is to come', { until: '2020-01-01T00:00:00Z' }, 'invalidInput'],
    ['tests what can be joined to decisions', { metric: 'openRate' as never }, 'invalidInput'],
  ])('%s', async (_, more, code) => expect((await on.refuses('aiko', 'experiment.plan', planned(more))).code).toBe(code))

  test('compares arms that differ, or that are all the same', async () => {
    const shows = calm.components['New for autumn'] ?? ''
    const other = calm.components['Rain or not'] ?? ''
    const arms = [shows, shows, other].map((one, at) => ({ name: `Arm ${at}`, shows: one }))
    expect((await on.refuses('aiko', 'experiment.plan', planned({ arms }))).code).toBe('invalidInput')
  })

  test('may be changed until it starts, by those who keep rules and measures', async () => {
    const first = await on.does('aiko', 'experiment.plan', planned())
    const again = await on.does('aiko', 'experiment.plan', planned({ smallest: 0.25, ifVersion: first.version }))
    expect(again).toMatchObject({ id: first.id, version: 2, salt: first.salt, plan: { smallest: 0.25 } })
    expect((await on.refuses('aiko', 'experiment.plan', planned({ ifVersion: 1 }))).code).toBe('staleVersion')
    expect((await on.refuses('tomas', 'experiment.plan', planned())).code).toBe('forbidden')
  })
})

describe('once it runs', () => {
  test('only released content can be an arm', async () => {
    await on.does('tomas', 'component.add', { kind: 'headline', key: 'unreleased', fields: { en: { text: 'Not yet' } }, tags: [] })
    const arms = [
      { name: 'News', shows: calm.components['New for autumn'] ?? '' },
      { name: 'Not yet', shows: 'unreleased' },
    ]
    await on.does('aiko', 'experiment.plan', planned({ key: 'too-early', arms }))
    expect((await on.refuses('aiko', 'experiment.start', { id: 'too-early' })).code).toBe('notApproved')
  })

  test('decisions carry its arm and the share of each, and nobody changes what it is measured by', async () => {
    const started = await on.does('aiko', 'experiment.start', { id: 'which-headline' })
    expect(started).toMatchObject({ state: 'running', planHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await on.sealer.settle(on.founded.engine)
    const client = await on.clientOf('aiko')
    const record = await vi.waitFor(
      async () => {
        const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId: 'a1' }, consent: { personalisation: true } })
        if (!('id' in answer)) throw new Error(answer.message)
        expect(answer.reason).toContain('which-headline')
        return vi.waitFor(() => on.does('aiko', 'decision.explain', { id: answer.id }), { timeout: 4_000, interval: 50 })
      },
      { timeout: 40_000, interval: 200 },
    )
    expect(record.record.experiment).toMatchObject({ experiment: started.id, shares: [0.5, 0.5] })
    expect(record.explanation.replay.same).toBe(true)
    expect((await on.refuses('maren', 'experiment.plan', planned({ metric: 'conversionRate' }))).code).toBe('wrongState')
    const moved = { key: 'home-hero', name: 'Home hero', channel: 'web', goal, holdout: { share: 0 }, conversion: 'Signed Up' } as const
    expect(await on.refuses('aiko', 'placement.save', moved)).toMatchObject({ code: 'inUse', where: [{ path: 'conversion' }] })
    expect((await on.refuses('aiko', 'experiment.start', { id: 'which-headline' })).code).toBe('wrongState')
    await on.does('aiko', 'experiment.plan', planned({ key: 'a-second', name: 'A second' }))
    expect((await on.refuses('aiko', 'experiment.start', { id: 'a-second' })).code).toBe('inUse')
  })
})

describe('what it tests', () => {
  const drafted = async (more: Partial<Operations['campaign.draft']['input']> = {}) => {
    const { key, name, placements, family } = (await on.does('aiko', 'campaign.show', { id: calm.campaign })).campaign
    return { key, name, placements, family, ...more }
  }

  test.each<[string, Partial<Operations['campaign.draft']['input']>]>([
    ['to whom', { eligibility: 'now > timestamp("2020-01-01T00:00:00Z")' }],
    ['how often', { caps: [{ most: 3, days: 7 }] }],
    ['until when', { until: '2099-01-01T00:00:00Z' }],
    ['how important it is', { priority: 7 }],
  ])('nobody changes %s it is shown', async (_, more) => {
    const refusal = await on.refuses('aiko', 'campaign.draft', await drafted(more))
    expect(refusal).toMatchObject({ code: 'inUse', facts: { experiment: expect.stringMatching(/^exp_/) } })
  })

  test('nobody ends', async () =>
    expect(await on.refuses('aiko', 'campaign.end', { id: calm.campaign, reason: 'no more' })).toMatchObject({ code: 'inUse' }))

  test('may be called something else', async () =>
    expect(await on.does('aiko', 'campaign.draft', await drafted({ name: 'Calm autumn' }))).toMatchObject({ name: 'Calm autumn', state: 'live' }))
})

describe('what comes of it', () => {
  const clicks = new Map<string, { arm: number; receipt: string; messageId: string }[]>()
  const track = (name: string, receipt: string, messageId: string, anonymousId: string) => ({
    type: 'track' as const,
    event: name,
    messageId,
    anonymousId,
    properties: { receipt },
    context: { userAgent: 'Mozilla/5.0' },
  })
  const people = 240

  test('is counted once a person, whatever is sent twice and in whatever order, and machines are set aside', async () => {
    const client = await on.clientOf('aiko')
    const events: object[] = []
    const visit = async (n: number): Promise<void> => {
      const anonymousId = `visitor-${n}`
      for (let again = 0; again < (n % 3 === 0 ? 2 : 1); again++) {
        const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId }, consent: { personalisation: true } })
        if (!('id' in answer)) throw new Error(answer.message)
        const arm = answer.components?.['headline'] === calm.components['New for autumn'] ? 0 : 1
        const known = clicks.get(anonymousId) ?? []
        clicks.set(anonymousId, [...known, { arm, receipt: answer.receipt, messageId: `${n}-${again}` }])
        events.push(track('Content Exposed', answer.receipt, `e${n}-${again}`, anonymousId))
        // Every third person of the first arm clicks, and four of five of the second, which is told apart whoever falls into which: some of them twice, some at their second visit.
        if (arm === 0 ? n % 3 === 0 : n % 5 !== 0) events.push(track('Content Clicked', answer.receipt, `c${n}-${again}`, anonymousId))
        else if (n % 7 === 0)
          events.push({ ...track('Content Clicked', answer.receipt, `m${n}-${again}`, anonymousId), context: { userAgent: 'curl/8' } })
      }
      expect(new Set(clicks.get(anonymousId)?.map(({ arm }) => arm)).size).toBe(1)
    }
    await Promise.all(Array.from({ length: people }, (_, n) => visit(n)))
    // Nobody reads and clicks within a quarter of a second: what comes sooner is taken for a machine's.
    await pause(300)
    await on.does('aiko', 'event.send', { events: events.toReversed() as Record<string, unknown>[] })
    await on.does('aiko', 'event.send', { events: events as Record<string, unknown>[] })
    const expected = [0, 1].map((arm) => [...clicks.values()].filter((of) => of[0]?.arm === arm).length)
    const report = await vi.waitFor(
      async () => {
        const shown = await on.does('aiko', 'experiment.show', { id: 'which-headline' })
        expect(shown.report.units).toBe(people + 1)
        return shown
      },
      { timeout: 40_000, interval: 200 },
    )
    const [news, promise] = report.report.arms
    expect((news?.units ?? 0) + (promise?.units ?? 0)).toBe(people + 1)
    expect(news?.units).toBeGreaterThanOrEqual(expected[0] ?? 0)
    const clicked = (arm: number): number =>
      [...clicks.entries()].filter(([id, of]) => of[0]?.arm === arm && (arm === 0 ? Number(id.slice(8)) % 3 === 0 : Number(id.slice(8)) % 5 !== 0))
        .length
    expect(news?.conversions).toBe(clicked(0))
    expect(promise?.conversions).toBe(clicked(1))
    expect(report.report).toMatchObject({ counted: 'people', ratio: { off: false }, seen: { off: false } })
    expect(report.report.comparisons[0]).toMatchObject({ verdict: 'better', sentence: expect.stringContaining('more clicks') })
    expect(report.report.title).toMatch(/^Yes: “Promise” brings/)
  }, 120_000)

  test('is recorded when it ends, and learning speed hears of it', async () => {
    expect((await on.refuses('tomas', 'experiment.end', { id: 'which-headline' })).code).toBe('forbidden')
    const ended = await on.does('aiko', 'experiment.end', { id: 'which-headline' })
    expect(ended).toMatchObject({ state: 'ended', learning: { conclusion: 'better', arm: 'Promise' } })
    await on.sealer.settle(on.founded.engine)
    const { items } = await on.does('aiko', 'journal.list', { limit: 5 })
    expect(items.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['experiment.ended', 'learning.recorded']))
    const shown = await on.does('aiko', 'experiment.show', { id: 'which-headline' })
    expect(shown.report.units).toBe(people + 1)
    expect((await on.refuses('aiko', 'experiment.end', { id: 'which-headline' })).code).toBe('wrongState')
    expect(await on.does('aiko', 'experiment.end', { id: 'too-early', reason: 'its arm was never approved' })).toMatchObject({ state: 'withdrawn' })
  })

  test('decisions go on as before when it has ended', async () => {
    const client = await on.clientOf('aiko')
    await vi.waitFor(
      async () => {
        const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId: 'later' } })
        expect('reason' in answer && !answer.reason.includes('which-headline')).toBe(true)
      },
      { timeout: 20_000, interval: 200 },
    )
  })
})

test('the lift over those who are held out is told of a placement and of the engine', async () => {
  await on.does('aiko', 'placement.save', { key: 'side', name: 'Side', channel: 'web', goal, holdout: { share: 0.5 } })
  await release(on, { placement: 'side', name: 'beside', headlines: ['Beside', 'Aside'] })
  const client = await on.clientOf('aiko')
  const ask = async (anonymousId: string) => {
    const answer = await client.decision.request({ placement: 'side', subject: { anonymousId }, consent: { personalisation: true } })
    if (!('id' in answer)) throw new Error(answer.message)
    return answer
  }
  await vi.waitFor(async () => expect((await ask('first')).branch).not.toBe('fallback'), { timeout: 20_000, interval: 100 })
  const made = await Promise.all(Array.from({ length: 300 }, (_, n) => ask(`guest-${n}`)))
  // Nine of ten buy where something was decided, three of ten where not; an order names every decision that it may owe something to.
  const orders = made.flatMap(({ branch, receipt }, n) =>
    (branch === 'holdout' ? n % 10 < 3 : n % 10 > 0)
      ? [
          {
            type: 'track',
            event: 'Order Completed',
            anonymousId: `guest-${n}`,
            messageId: `o${n}`,
            properties: { total: 40 },
            context: { decisions: [receipt], userAgent: 'Mozilla/5.0' },
          },
        ]
      : [],
  )
  await on.does('aiko', 'event.send', { events: orders })
  const held = made.filter(({ branch }) => branch === 'holdout').length
  const lift = await vi.waitFor(
    async () => {
      const shown = await on.does('aiko', 'holdout.show', { placement: 'side' })
      expect(shown.heldOut.people + shown.decided.people).toBe(301)
      return shown
    },
    { timeout: 40_000, interval: 200 },
  )
  expect(Math.abs(lift.heldOut.people - held)).toBeLessThanOrEqual(1)
  expect(lift.heldOut.conversions + lift.decided.conversions).toBe(orders.length)
  expect(lift).toMatchObject({ ratio: { off: false }, title: expect.stringMatching(/^It brings .* more conversions/) })
  expect(lift.interval?.[0]).toBeGreaterThan(0)
  expect((await on.does('aiko', 'holdout.show', {})).heldOut).toEqual(lift.heldOut)
  expect((await on.refuses('aiko', 'holdout.show', { placement: 'nowhere' })).code).toBe('notFound')
}, 120_000)
