import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionAnswer } from '../../engine/decide/decision.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release, type Released } from '../../test/released.ts'
import { createRoom } from '../create/create-room.ts'
import { openLiveEngine } from './live-engine.ts'
import { liveRoom } from './live-room.ts'

// What is promised to one person, and to whoever pays: caps, budgets, layers, holdouts, and that who has seen something sees it again.

let on: TestEngine
let first: Released
const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
const agreed = { personalisation: true }

beforeAll(async () => {
  on = await testEngine({ rooms: [createRoom, liveRoom] })
  for (const key of ['kept', 'paid', 'tired'])
    await on.does('aiko', 'placement.save', {
      key,
      name: key,
      channel: 'web',
      goal,
      holdout: { share: 0 },
      ...(key === 'kept' && { sticky: { days: 30 } }),
    })
  first = await release(on, { placement: 'kept', name: 'first', headlines: ['One', 'Two', 'Three', 'Four'] })
})
afterAll(() => on.stop())

const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 200; turn++) {
    if (await holds()) return
    await pause(25)
  }
  throw new Error('it did not come about within five seconds')
}
const ask = (placement: string, person: string, more: object = {}): Promise<DecisionAnswer> =>
  on.does('aiko', 'decision.request', { placement, subject: { anonymousId: person }, consent: agreed, ...more })
const see = ({ receipt }: Pick<DecisionAnswer, 'receipt'>, person: string) =>
  on.does('maren', 'event.send', {
    events: [{ type: 'track', event: 'Content Exposed', anonymousId: person, properties: { receipt }, context: { userAgent: 'Firefox' } }],
  })
const explained = async (id: string): Promise<Operations['decision.explain']['output']> => {
  const actor = await on.actor('aiko')
  const look = () => on.perform({ engine: on.founded.engine, actor, operation: 'decision.explain', input: { id } })
  await until(async () => !isRefusal(await look()))
  return (await look()) as Operations['decision.explain']['output']
}

describe('who has seen something at a sticky placement', () => {
  it('sees it again, with the first propensity, and the record says so and is replayed', async () => {
    await until(async () => (await ask('kept', 'warm')).branch !== 'fallback')
    const drawn = await ask('kept', 'ada')
    const again = await Promise.all(Array.from({ length: 12 }, () => ask('kept', 'ada')))
    for (const answer of again) expect([answer.components, answer.propensity]).toEqual([drawn.components, drawn.propensity])
    expect(again[0]?.reason).toContain('this visitor keeps the combination')
    const { record, explanation } = await explained(again[0]?.id ?? '')
    expect(record).toMatchObject({ sticky: true, stick: { decision: drawn.id }, propensity: drawn.propensity })
    expect(explanation).toMatchObject({ replay: { same: true }, propensity: { formula: expect.stringContaining('as first drawn') } })
  })

  it('sees it again after a restart, when all that was kept is what the database has', async () => {
    const drawn = await ask('kept', 'eve')
    await explained(drawn.id)
    const other = await openLiveEngine(on, on.founded.engine, () => undefined)
    try {
      const request = { placement: 'kept', subject: { anonymousId: 'eve' }, consent: agreed, context: {}, render: 'json' as const, synthetic: false }
      for (let n = 0; n < 8; n++) {
        const answer = await new Promise<string>((resolve, reject) =>
          other.decide(request, (made) => (typeof made === 'string' ? resolve(made) : reject(new Error(made.message)))),
        )
        expect(JSON.parse(answer)).toMatchObject({ components: drawn.components, propensity: drawn.propensity })
      }
    } finally {
      await other.stop()
    }
  })
})

describe('a budget', () => {
  it('ends a campaign for everybody once it was seen so often, and says how far it went beyond', async () => {
    const paid = await release(on, { placement: 'paid', name: 'paid', headlines: ['Paid one', 'Paid two'], budget: { total: 3 } })
    await until(async () => (await ask('paid', 'p0')).branch !== 'fallback')
    // Five are under way before any of them was seen: the budget is soft by so many.
    const underWay = await Promise.all(Array.from({ length: 5 }, (_, n) => ask('paid', `p${n}`)))
    for (const [n, answer] of underWay.entries()) await see(answer, `p${n}`)
    const stopped = await ask('paid', 'p9')
    expect(stopped.branch).toBe('fallback')
    expect((await explained(stopped.id)).explanation.sieve[0]).toMatchObject({ stoppedAt: 'caps', reason: 'Budget: 5 of 3 impressions in all' })
    expect((await on.does('aiko', 'campaign.show', { id: paid.campaign })).shown).toMatchObject({ total: 5, today: 5 })
  })
})

describe('caps', () => {
  it('on a component take that one away and leave the rest, and an overshoot is counted', async () => {
    const caps = [{ most: 1, minutes: 45, each: 'component' as const }]
    const tired = await release(on, { placement: 'tired', name: 'tired', headlines: ['Seen', 'Fresh'], caps })
    await until(async () => (await ask('tired', 'warm')).branch !== 'fallback')
    // Two of the same are under way at once, so the second goes over.
    const answers: DecisionAnswer[] = []
    for (let n = 0; n < 60 && answers.length < 60; n++) answers.push(await ask('tired', 'joe'))
    const seen = answers[0] as DecisionAnswer
    const twin = answers.slice(1).find((one) => JSON.stringify(one.components) === JSON.stringify(seen.components)) as DecisionAnswer
    await see(seen, 'joe')
    for (let n = 0; n < 12; n++) {
      const { components, propensity } = await ask('tired', 'joe')
      for (const slot of ['headline', 'callToAction']) expect(components?.[slot]).not.toBe(seen.components?.[slot])
      expect(propensity).toBe(1)
    }
    await see(twin, 'joe')
    await until(async () => (await on.does('aiko', 'campaign.show', { id: tired.campaign })).shown.over === 1)
    const other = answers.find(
      (one) =>
        one.components?.['headline'] !== seen.components?.['headline'] && one.components?.['callToAction'] !== seen.components?.['callToAction'],
    )
    await see(other as DecisionAnswer, 'joe')
    const out = await ask('tired', 'joe')
    const { explanation } = await explained(out.id)
    expect(explanation).toMatchObject({ replay: { same: true }, sieve: [{ stoppedAt: 'caps', reason: expect.stringContaining('in 45 minutes') }] })
  })
})

describe('layers and the holdout of the engine', () => {
  it('keep a campaign from those of other slices, and everything from those held out of all', async () => {
    await on.does('aiko', 'layer.save', { key: 'half', name: 'Half', members: [{ campaign: first.campaign, share: 0.5 }] })
    await on.sealer.settle(on.founded.engine)
    const people = Array.from({ length: 40 }, (_, n) => `layered-${n}`)
    const branches = async () => (await Promise.all(people.map((person) => ask('kept', person)))).map(({ branch }) => branch)
    await until(async () => (await branches()).includes('fallback'))
    const shown = (await branches()).filter((branch) => branch !== 'fallback').length
    expect([shown > 8, shown < 32]).toEqual([true, true])
    await on.does('aiko', 'engineHoldout.set', { share: 0.5, reason: 'A test' })
    await on.sealer.settle(on.founded.engine)
    await until(async () => (await branches()).includes('holdout'))
    expect((await on.does('aiko', 'engineHoldout.show', {})).share).toBe(0.5)
    await on.does('aiko', 'engineHoldout.set', { share: 0 })
  })

  it('refuses a layer that promises more than everybody, or a campaign twice', async () => {
    const member = (share: number) => ({ campaign: first.campaign, share })
    expect(await on.refuses('aiko', 'layer.save', { key: 'half', name: 'Half', members: [member(0.5), member(0.5)] })).toMatchObject({
      code: 'invalidInput',
    })
    expect(await on.refuses('aiko', 'layer.save', { key: 'half', name: 'Half', members: [{ campaign: 'nobody', share: 0.1 }] })).toMatchObject({
      code: 'invalidInput',
    })
  })
})

describe('what does not fit', () => {
  it('a context that is no number is refused, one that is missing is not true, and a subject without an id is a stranger', async () => {
    expect(await on.refuses('aiko', 'decision.request', { placement: 'kept', context: { rain: Number.NaN } })).toMatchObject({ code: 'invalidInput' })
    const stranger = await on.does('aiko', 'decision.request', { placement: 'kept', subject: {}, consent: agreed })
    const { record } = await explained(stranger.id)
    expect([record.subject, record.sticky, record.counts]).toEqual([undefined, false, {}])
  })

  it('an outcome of a decision that never was is kept waiting and counted nowhere', async () => {
    const before = await on.does('aiko', 'campaign.show', { id: first.campaign })
    const made = await ask('kept', 'nobody')
    const unknown = `${made.id.slice(0, -4)}zzzz`
    const event = { type: 'track', event: 'Content Exposed', anonymousId: 'x', properties: { decision: unknown }, context: { userAgent: 'Firefox' } }
    expect((await on.does('maren', 'event.send', { events: [event] })).accepted).toBe(1)
    expect((await on.does('aiko', 'campaign.show', { id: first.campaign })).shown).toEqual(before.shown)
  })
})
