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
  usual: 0.2,
  smallest: 0.2,
  until: new Date(on.clock().getTime() + 14 * dayMs).toISOString(),
  ...more,
})

beforeAll(async () => {
  on = await runningEngine({ rooms: [createRoom, liveRoom] })
  await on.does('aiko', 'placement.save', { key: 'home-hero', name: 'Home hero', channel: 'web', goal, holdout: { share: 0 } })
  calm = await release(on, { placement: 'home-hero', name: 'calm', headlines: ['Dry all the way home', 'New for autumn', 'Rain or not'] })
}, 60_000)
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
    ['tests what can be joined to decisions', { metric: 'returnRate' as never }, 'invalidInput'],
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
      { timeout: 15_000, interval: 200 },
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
