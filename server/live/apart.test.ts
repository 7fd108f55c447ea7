import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { DecisionAnswer } from '../../engine/decide/decision.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release, type Released } from '../../test/released.ts'
import { createRoom } from '../create/create-room.ts'
import { gapsOf } from './lessons.ts'
import { liveRoom } from './live-room.ts'
import { readStanding } from './standing.ts'

// Audiences whose taste is learned apart, from the request to the shares.

let on: TestEngine
let shown: Released
const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
const place = { key: 'apart', name: 'Apart', channel: 'web' as const, goal, holdout: { share: 0 }, audiences: ['walkers', 'everybodyElse'] }

beforeAll(async () => {
  on = await testEngine({ rooms: [createRoom, liveRoom] })
  await on.does('aiko', 'attribute.declare', { key: 'context.walks', label: 'Walks', type: 'bool', origin: { kind: 'context' } })
  await on.does('aiko', 'audience.save', { key: 'walkers', name: 'Walkers', rule: 'context.walks' })
  await on.does('aiko', 'audience.save', { key: 'everybodyElse', name: 'Everybody else', rule: 'has(context.walks) && !context.walks' })
  await on.does('aiko', 'placement.save', place)
  shown = await release(on, { placement: 'apart', name: 'apart', headlines: ['Wet', 'Dry'] })
  await vi.waitUntil(async () => (await ask('warm', { walks: true })).branch !== 'fallback', { timeout: 20_000, interval: 50 })
}, 60_000)
afterAll(() => on.stop())

const ask = (person: string, context: Record<string, boolean>, more: object = {}): Promise<DecisionAnswer> =>
  on.does('aiko', 'decision.request', { placement: 'apart', subject: { anonymousId: person }, consent: { personalisation: true }, context, ...more })

const tell = (answers: readonly { answer: DecisionAnswer; person: string; clicks: boolean }[]) =>
  on.does('maren', 'event.send', {
    events: answers.flatMap(({ answer, person, clicks }) =>
      ['Content Exposed', ...(clicks ? ['Content Clicked'] : [])].map((event) => ({
        type: 'track' as const,
        event,
        anonymousId: person,
        properties: { receipt: answer.receipt },
        context: { userAgent: 'Firefox' },
      })),
    ),
  })

it('refuses an audience that nobody has saved, by its place', async () => {
  const answer = await on.perform({
    engine: on.founded.engine,
    actor: await on.actor('aiko'),
    operation: 'placement.save',
    input: { ...place, audiences: ['walkers', 'swimmers'] },
  })
  expect(answer).toMatchObject({ code: 'invalidInput', where: [{ path: 'audiences.1' }], remedy: expect.stringContaining('walkers') })
})

it('learns what each likes, draws for each by it, and can say and replay for whom it was', async () => {
  const likes = { walkers: shown.components['Wet'], everybodyElse: shown.components['Dry'] }
  const answers = await Promise.all(
    Array.from({ length: 600 }, async (_, n) => {
      const [audience, walks] = n % 2 === 0 ? (['walkers', true] as const) : (['everybodyElse', false] as const)
      const person = `visitor-${n}`
      const answer = await ask(person, { walks })
      return { answer, person, clicks: answer.components?.['headline'] === likes[audience] }
    }),
  )
  for (let from = 0; from < answers.length; from += 100) await tell(answers.slice(from, from + 100))
  const shareOf = async (audience: keyof typeof likes): Promise<number> => {
    const { campaigns } = await on.does('aiko', 'placement.show', { id: 'apart', audience })
    const headlines = campaigns[0]?.slots.find(({ slot }) => slot === 'headline')?.components ?? []
    return headlines.find(({ component }) => component === likes[audience])?.share ?? 0
  }
  for (const audience of ['walkers', 'everybodyElse'] as const)
    await vi.waitUntil(async () => (await shareOf(audience)) > 0.8, { timeout: 25_000, interval: 200 })

  const { id } = await ask('late', { walks: false }, { position: 3 })
  const { record, explanation } = await vi.waitFor(() => on.does('aiko', 'decision.explain', { id }), { timeout: 20_000, interval: 50 })
  expect(record).toMatchObject({ audience: 'everybodyElse', position: 3 })
  expect(explanation.replay.same).toBe(true)

  for (const audience of ['walkers', 'everybodyElse'] as const) {
    // What people are told follows the snapshots within seconds.
    await vi.waitFor(
      async () => {
        const { items } = await on.does('aiko', 'insight.list', { placement: 'apart' })
        const found = items.find((insight) => insight.id === likes[audience] && insight.audience === audience)
        expect(found).toMatchObject({
          sure: true,
          statement: expect.stringMatching(audience === 'walkers' ? /^Among Walkers, / : /^Among Everybody else, /),
        })
        expect(found?.effect).toBeGreaterThan(0)
      },
      { timeout: 20_000, interval: 100 },
    )
  }
}, 60_000)

it('says for whom there is nothing to show, where others have enough', async () => {
  await on.does('aiko', 'placement.save', { ...place, key: 'gap', name: 'Gap' })
  await release(on, { placement: 'gap', name: 'walkers-only', headlines: ['Up', 'Down'], eligibility: 'context.walks' })
  const asking = (n: number) =>
    on.does('aiko', 'decision.request', { placement: 'gap', subject: { anonymousId: `gap-${n}` }, context: { walks: n % 6 !== 0 } })
  await vi.waitUntil(async () => (await asking(1)).branch !== 'fallback', { timeout: 20_000, interval: 50 })
  for (let n = 0; n < 1_600; n += 200) await Promise.all(Array.from({ length: 200 }, (_, at) => asking(n + at)))
  const scope = { db: on.db, engine: on.founded.engine }
  const standing = await readStanding(scope, undefined)
  const found = await vi.waitUntil(async () => (await gapsOf(scope, standing, new Date())).find(({ placement }) => placement === 'gap'), {
    timeout: 20_000,
    interval: 100,
  })
  expect(found).toMatchObject({ kind: 'gap', audience: 'everybodyElse', statement: expect.stringContaining('for everybodyElse') })
}, 60_000)
