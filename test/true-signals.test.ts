import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '../server/found.ts'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms })
  await on.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Hero',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    holdout: { share: 0 },
  })
}, 60_000)
afterAll(() => on.stop())

const eventually = async (look: () => Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 400; turn++) {
    if (await look()) return
    await pause(25)
  }
  throw new Error('it did not come about within ten seconds')
}

/** Shown so often, really or by a generator, on a day long ago: no learner is at work on it. */
const shown = (component: string, trials: number, synthetic: boolean) =>
  sql`insert into learning_cell (engine, placement, day, features, synthetic, shown, trials, successes, value, value_squares)
    values (${on.founded.engine}, 'hero', '2026-01-05', ${component}, ${synthetic},
      ${JSON.stringify({ components: { headline: component }, exposure: 0, position: 0 })}::jsonb, ${trials}, 0, 0, 0)`.execute(on.db)

const raise = (kind: 'fatigue' | 'winner', component: string) =>
  on.does('maren', 'signal.raise', {
    kind,
    placement: 'hero',
    slot: 'headline',
    component,
    since: '2026-01-05',
    statement: `${component}: ${kind}.`,
    evidence: [{ statement: 'As it was counted', value: 0.3, n: 100 }],
  })
const signalOf = async (id: string) => (await on.does('maren', 'signal.list', { limit: 200 })).items.find((one) => one.id === id)
const standing = async (id: string) => (await signalOf(id))?.standing
const briefs = async (id: string) =>
  (await on.does('maren', 'brief.list', { limit: 200 })).items.filter(({ origin }) => origin.kind === 'signal' && origin.signal === id)

it('a proposal that nobody took on is not taken up; with its brief closed the signal needs nothing, for the reason given', async () => {
  const { id } = await raise('fatigue', 'cmp_lone')
  await eventually(async () => (await briefs(id)).length === 1)
  expect(await standing(id)).toBe('proposed')
  const [proposed] = await briefs(id)
  await on.does('maren', 'brief.accept', { id: proposed?.id ?? '' })
  expect(await standing(id)).toBe('takenUp')
  await on.does('maren', 'brief.close', { id: proposed?.id ?? '', reason: 'The season is over.' })
  await eventually(async () => (await standing(id)) === 'dismissed')
  expect(await signalOf(id)).toMatchObject({ state: 'dismissed', reason: 'Its brief was closed: The season is over.' })
})

it('what wins until it wears off is superseded, and each says so of the other', async () => {
  const winner = await raise('winner', 'cmp_best')
  const tired = await raise('fatigue', 'cmp_best')
  expect(await signalOf(winner.id)).toMatchObject({ standing: 'superseded', supersededBy: tired.id })
  expect(tired).toMatchObject({ state: 'open', supersedes: winner.id })
  const other = await raise('winner', 'cmp_other')
  expect([other.supersedes, await standing(other.id)]).toEqual([undefined, 'news'])
})

it('with made-up traffic go the signals that rested on it, and what they proposed; what is real stays', async () => {
  await shown('cmp_made', 900, true)
  await shown('cmp_made', 100, false)
  await shown('cmp_real', 900, false)
  await shown('cmp_real', 100, true)
  const won = await raise('winner', 'cmp_made')
  const [made, real] = [await raise('fatigue', 'cmp_made'), await raise('fatigue', 'cmp_real')]
  expect([made.madeUp, real.madeUp]).toEqual([0.9, 0.1])
  await eventually(async () => (await briefs(made.id)).length + (await briefs(real.id)).length === 2)
  await on.sealer.settle(on.founded.engine)
  const before = await on.does('maren', 'measure.show', { measure: 'responsiveness', clock: 'calendar' })
  expect(before.items.map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, real.id]))

  await on.does('maren', 'purge.start', { confirm: 'Lindmoor Trail' })
  await eventually(async () => (await standing(made.id)) === 'withdrawn' && (await briefs(made.id))[0]?.state === 'closed')
  await eventually(async () => (await standing(won.id)) === 'withdrawn')
  expect(await standing(real.id)).toBe('proposed')
  expect((await briefs(real.id))[0]?.state).toBe('proposed')
  await on.sealer.settle(on.founded.engine)
  const after = await on.does('maren', 'measure.show', { measure: 'responsiveness', clock: 'calendar' })
  expect(after.items.map(({ id }) => id)).toContain(real.id)
  expect(after.items.map(({ id }) => id)).not.toContain(made.id)

  // It is no answer either: the same thing, seen in what is real, is told again at once.
  const again = await raise('fatigue', 'cmp_made')
  expect(again.id).not.toBe(made.id)
  await eventually(async () => (await briefs(again.id)).length === 1)
  expect(await on.refuses('maren', 'signal.withdraw', { id: real.id })).toMatchObject({ code: 'forbidden' })
})

it('what flows did for the sample is history once it is cleared', async () => {
  const runs = async () => (await on.does('maren', 'flow.list', {})).items.reduce((sum, { done }) => sum + done, 0)
  expect(await runs()).toBeGreaterThan(0)
  const { items, since } = await on.does('maren', 'flow.list', {})
  const told = await Promise.all(
    items.map(({ name }) => on.does('maren', 'journal.list', { by: `flow_${name}`, without: ['flow.refused'], since, limit: 200 })),
  )
  expect(items.map(({ steps }) => steps)).toEqual(told.map(({ total }) => total))
  expect(items.map(({ done }) => done)).toEqual(told.map(({ items: entries }) => new Set(entries.map(({ cause }) => cause)).size))
  expect(items.some(({ steps, done }) => steps > done)).toBe(true)
  await openEngine(on.db, on.founded.engine, on.clock())
  await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
  await on.sealer.settle(on.founded.engine)
  expect(await runs()).toBe(0)
})
