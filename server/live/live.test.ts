import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionAnswer } from '../../engine/decide/decision.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release, type Released } from '../../test/released.ts'
import { createRoom } from '../create/create-room.ts'
import { rowsOf } from '../store/database.ts'
import { liveRoom } from './live-room.ts'

let on: TestEngine
let hero: Released
const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
const agreed = { personalisation: true, marketing: true }

beforeAll(async () => {
  on = await testEngine({ rooms: [createRoom, liveRoom] })
  await on.does('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain there', type: 'double', unit: 'mm', origin: { kind: 'context' } })
  await on.does('aiko', 'attribute.declare', {
    key: 'profile.orders',
    label: 'Orders',
    type: 'int',
    origin: { kind: 'count', event: 'Order Completed' },
  })
  await on.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Home hero',
    channel: 'web',
    goal,
    holdout: { share: 0.2 },
    fallback: { html: '<p>As it was</p>' },
    caps: [{ most: 2, days: 7 }],
  })
  hero = await release(on, {
    placement: 'hero',
    name: 'rain',
    headlines: ['Dry all the way', 'Made for rain', 'Not first'],
    eligibility: 'context.rain >= 2.0',
    priority: 200,
  })
  await release(on, { placement: 'hero', name: 'members', headlines: ['For members'], eligibility: 'profile.orders > 0' })
  await until(async () => (await ask({ context: { rain: 0 } })).reason.includes('None of the 2'))
})
afterAll(() => on.stop())

/** Rules, records and counts come round a moment after their commit. */
const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 1_000; turn++) {
    if (await holds()) return
    await pause(25)
  }
  throw new Error('it did not come about within 25 seconds')
}

const ask = (input: object): Promise<DecisionAnswer> => on.does('aiko', 'decision.request', { placement: 'hero', ...input })

/** Records reach the database a moment after the answer. */
const explained = async (id: string): Promise<Operations['decision.explain']['output']> => {
  const actor = await on.actor('aiko')
  const look = () => on.perform({ engine: on.founded.engine, actor, operation: 'decision.explain', input: { id } })
  await until(async () => !isRefusal(await look()))
  return (await look()) as Operations['decision.explain']['output']
}

describe('a decision', () => {
  it('shows what is eligible, with its probability, a reason and a receipt', async () => {
    const answer = await ask({ context: { rain: 3.1 } })
    expect(answer).toMatchObject({ branch: 'learn', campaign: hero.campaign, propensity: 1 / 6 })
    expect(answer.html).toContain('<h1>')
    expect(Object.keys(answer.components ?? {}).sort()).toEqual(['callToAction', 'headline'])
    expect(answer.reason).toBe('“Campaign rain” stood first, and the draw fell on a combination of 17 %.')
    expect(answer.receipt.split('~')[1]).toBe(answer.id)
  })

  it('falls back where nothing is eligible, and says why', async () => {
    expect(await ask({ context: { rain: 0 } })).toMatchObject({
      branch: 'fallback',
      html: '<p>As it was</p>',
      propensity: 1,
      reason: expect.stringContaining('None of the 2'),
    })
  })

  it('explains itself: the same again from the record, every candidate with its reason', async () => {
    const { id } = await ask({ context: { rain: 3.1 } })
    const { explanation, lineage, record } = await explained(id)
    expect(explanation.title).toBe('Shown because rain there is 3.1 mm, and the draw fell on a 17 % combination.')
    expect(explanation.replay.same).toBe(true)
    expect(explanation.sieve).toEqual([
      { campaign: hero.campaign, name: 'Campaign rain', reason: 'Shown' },
      {
        campaign: expect.any(String),
        name: 'Campaign members',
        stoppedAt: 'eligible',
        reason: 'This person did not agree to personalisation, so nothing else is read of them',
      },
    ])
    expect(explanation.propensity).toMatchObject({ total: 1 / 6, combinations: 6, eligible: 6, formula: '1 × 1 / 6 draws + 0 × 1 / 6 valid' })
    expect(record.facts).toEqual({ 'context.rain': 3.1 })
    expect(lineage.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['component', 'template', 'approval', 'campaign', 'decision']))
  })

  it('reads a profile only with consent, and a withdrawal that is known stands against the page', async () => {
    const order = { type: 'track', event: 'Order Completed', userId: 'ada' }
    await on.does('maren', 'event.send', { events: [order] })
    const subject = { userId: 'ada' }
    expect((await ask({ subject })).branch).toBe('fallback')
    expect((await ask({ subject, consent: agreed })).branch).not.toBe('fallback')
    const { items } = await on.does('maren', 'profile.list', { userId: 'ada' })
    await on.does('maren', 'consent.record', {
      profile: items[0]?.id ?? '',
      purpose: 'personalisation',
      granted: false,
      text: 'v1',
      source: 'preference page',
    })
    await on.sealer.settle(on.founded.engine)
    expect((await ask({ subject, consent: agreed })).branch).toBe('fallback')
  })

  it('holds out the same people each time, in about the share that was set', async () => {
    const branches = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const subject = { anonymousId: `visitor-${n}` }
        const [first, second] = [
          await ask({ subject, consent: agreed, context: { rain: 5 } }),
          await ask({ subject, consent: agreed, context: { rain: 5 } }),
        ]
        expect(second.branch === 'holdout').toBe(first.branch === 'holdout')
        return first.branch
      }),
    )
    const held = branches.filter((branch) => branch === 'holdout').length
    expect(held).toBeGreaterThan(300 * 0.2 - 40)
    expect(held).toBeLessThan(300 * 0.2 + 40)
  })

  it('refuses what it does not know', async () => {
    expect(await on.refuses('aiko', 'decision.request', { placement: 'nowhere' })).toMatchObject({ code: 'notFound' })
    expect(await on.refuses('aiko', 'decision.request', { placement: 'hero', colour: 'red' })).toMatchObject({ code: 'invalidInput' })
  })
})

describe('what came of it', () => {
  const shown = (receipt: string, event: string, more: object = {}) => ({
    type: 'track',
    event,
    anonymousId: 'counted',
    properties: { receipt },
    context: { userAgent: 'Mozilla/5.0 (X11) Firefox/140' },
    ...more,
  })
  const cells = async () =>
    rowsOf(
      on.db,
      sql<{
        trials: number
        successes: number
      }>`select sum(trials)::int as trials, sum(successes)::int as successes from learning_cell where engine = ${on.founded.engine}`,
    )

  it('counts once, in whatever order it arrives, and only what a person did', async () => {
    const before = (await cells())[0]
    const [first, second] = [await ask({ context: { rain: 4 } }), await ask({ context: { rain: 4 } })]
    // Nobody reads and clicks at once: a click too soon counts as a machine's.
    await pause(300)
    await on.does('maren', 'event.send', { events: [shown(first.receipt, 'Content Clicked', { messageId: 'c1' })] })
    await on.does('maren', 'event.send', {
      events: [
        shown(first.receipt, 'Content Exposed', { messageId: 'e1' }),
        shown(first.receipt, 'Content Clicked', { messageId: 'c1' }),
        shown(first.receipt, 'Content Clicked', { messageId: 'c2' }),
      ],
    })
    await on.does('maren', 'event.send', {
      events: [
        shown(second.receipt, 'Content Exposed', { messageId: 'e2' }),
        shown(second.receipt, 'Content Clicked', { messageId: 'c3', context: { userAgent: 'Googlebot/2.1' } }),
      ],
    })
    const after = (await cells())[0]
    expect([(after?.trials ?? 0) - (before?.trials ?? 0), (after?.successes ?? 0) - (before?.successes ?? 0)]).toEqual([2, 1])
    const { outcomes } = await explained(first.id)
    expect(outcomes.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['click joined', 'exposure joined'])
  })

  it('waits for its decision when it names it by id alone', async () => {
    const before = (await cells())[0]
    const answer = await ask({ context: { rain: 4 } })
    await on.does('maren', 'event.send', {
      events: [{ type: 'track', event: 'Content Exposed', anonymousId: 'x', properties: { decision: answer.id }, context: { userAgent: 'Firefox' } }],
    })
    await explained(answer.id)
    await until(async () => ((await cells())[0]?.trials ?? 0) - (before?.trials ?? 0) === 1)
  })

  it('caps what somebody has seen often enough', async () => {
    let subject = { anonymousId: 'capped-0' }
    for (let n = 0; (await ask({ subject, consent: agreed, context: { rain: 4 } })).branch === 'holdout'; n++)
      subject = { anonymousId: `capped-${n + 1}` }
    for (let n = 0; n < 2; n++) {
      const { receipt } = await ask({ subject, consent: agreed, context: { rain: 4 } })
      await on.does('maren', 'event.send', { events: [shown(receipt, 'Content Exposed')] })
    }
    const answer = await ask({ subject, consent: agreed, context: { rain: 4 } })
    expect(answer.branch).toBe('fallback')
    const { explanation } = await explained(answer.id)
    expect(explanation.sieve[0]).toMatchObject({ stoppedAt: 'caps', reason: 'Cap: 2 of 2 in 7 days' })
  })
})

it('takes up new rules within a moment of their commit', async () => {
  // Which of the arms somebody falls into is chance; that there are arms is not.
  expect((await ask({ context: { rain: 4 } })).branch).not.toBe('fallback')
  await on.does('aiko', 'campaign.pause', { id: hero.campaign, reason: 'A test' })
  await on.sealer.settle(on.founded.engine)
  await until(async () => (await ask({ context: { rain: 4 } })).branch === 'fallback')
})

describe('learning', () => {
  it('moves the probabilities within seconds, tells the effect with its interval, and raises what it noticed', { timeout: 60_000 }, async () => {
    await on.does('aiko', 'placement.save', { key: 'taught', name: 'Taught', channel: 'web', goal, holdout: { share: 0 } })
    const made = await release(on, { placement: 'taught', name: 'taught', headlines: ['Works', 'Does not', 'Neither'] })
    // Until the rules are taken up, nobody knows of the placement.
    const asked = { engine: on.founded.engine, actor: await on.actor('aiko'), operation: 'decision.request', input: { placement: 'taught' } }
    await until(async () => {
      const answer = await on.perform(asked)
      return !isRefusal(answer) && (answer as DecisionAnswer).branch !== 'fallback'
    })
    const works = made.components['Works'] ?? ''
    let n = 0
    const visit = async () => {
      const answers = await Promise.all(Array.from({ length: 400 }, () => on.does('aiko', 'decision.request', { placement: 'taught' })))
      const events = answers.flatMap(({ receipt, components }) => {
        const track = (event: string) => ({
          type: 'track',
          event,
          anonymousId: 'x',
          messageId: `t${n++}`,
          properties: { receipt },
          context: { userAgent: 'Firefox' },
        })
        return n % 10 < (components?.['headline'] === works ? 5 : 1)
          ? [track('Content Exposed'), track('Content Clicked')]
          : [track('Content Exposed')]
      })
      await pause(300)
      await on.does('maren', 'event.send', { events })
      return answers.filter(({ components }) => components?.['headline'] === works).length / answers.length
    }
    const first = await visit()
    expect(first).toBeLessThan(0.45)
    await until(async () => (await visit()) > 0.6)
    const told = async () => (await on.does('maren', 'insight.list', { placement: 'taught' })).items.find(({ id, sure }) => id === works && sure)
    await until(async () => (await told()) !== undefined)
    const standing = await on.does('maren', 'placement.show', { id: 'taught' })
    const [headline] = standing.campaigns[0]?.slots ?? []
    expect(headline?.components[0]).toMatchObject({ component: works, title: 'Works' })
    expect(headline?.components.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(standing.course.length).toBeGreaterThan(1)
    expect(standing.branches.map(({ branch }) => branch)).toContain('learn')
    const insight = await told()
    expect(insight).toMatchObject({ about: 'component', slot: 'headline' })
    expect(insight?.interval[0]).toBeGreaterThan(0)
    await until(async () => {
      await visit()
      return (await on.does('maren', 'signal.list', { kind: 'winner' })).total > 0
    })
    const { items: signals } = await on.does('maren', 'signal.list', { kind: 'winner' })
    expect(signals).toMatchObject([{ placement: 'taught', component: works, state: 'open' }])
    expect(signals[0]?.evidence.every(({ source }) => source === signals[0]?.id)).toBe(true)
  })
})
