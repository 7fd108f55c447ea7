import { expect, test } from 'vitest'
import { Metric } from '../brief/goal.ts'
import type { Space } from '../decide/combination.ts'
import { seedOf } from '../decide/draw.ts'
import { sharesOf } from '../decide/shares.ts'
import { arriving, normaliseEvent } from '../audience/normalise.ts'
import { identifiers } from '../kernel/identifier.ts'
import { harmEvents, outcomesOf, sightingsOf } from '../observe/outcome.ts'
import type { LearningCell } from './cell.ts'
import { type LessonSheet, teach } from './lesson.ts'
import { isHarm, learnedFrom, tallyOf } from './tally.ts'

const space: Space = { slots: [{ slot: 'headline', components: ['kind', 'harsh'] }], combinations: [['kind'], ['harsh']] }
const cell = (headline: string, trials: number, successes: number): LearningCell => ({
  placement: 'letter',
  day: '2026-03-01',
  features: { components: { headline }, exposure: 0, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})
const cells = [cell('kind', 3_000, 60), cell('harsh', 3_000, 240)]
const taught = (goal: LessonSheet['goal']) => {
  const sheet = {
    placement: 'letter',
    campaign: 'c',
    ruleset: 'r',
    space,
    policy: 'thompson-components',
    settings: {},
    tags: {},
    today: '2026-03-01',
  }
  return teach({ ...sheet, cells, goal, seed: seedOf('lesson', 'harm'), audiences: [], valued: true, told: true }, undefined)!.answer
}
const shareOf = (goal: LessonSheet['goal'], component: string): number =>
  sharesOf(taught(goal).snapshot).find((one) => one.component === component)?.share ?? 0

test('where a goal counts harm, what does least of it is shown most; where it counts a good, what does most', () => {
  expect(shareOf('harm', 'kind')).toBeGreaterThan(0.95)
  expect(shareOf('rate', 'harsh')).toBeGreaterThan(0.95)
  // The same draws with the other sign: exactly mirrored.
  expect(shareOf('harm', 'kind')).toBe(shareOf('rate', 'harsh'))
})

test('the winner is what does least harm, told with its effect on the harm itself', () => {
  const { reading, chances = [] } = taught('harm')
  expect(reading?.noticed.map(({ kind, component }) => [kind, component])).toEqual([['winner', 'kind']])
  expect(reading?.noticed[0]?.statement).toContain('below the others')
  expect(reading?.effects.find(({ component }) => component === 'kind')?.effect).toBeLessThan(0)
  // What a showing brings is taken where it does no harm.
  expect(Math.min(...chances)).toBeGreaterThan(0.9)
})

const decision = identifiers(new Date('2026-03-01T11:00:00Z'), new Uint32Array([1, 2]))('dec')
const known = { placement: 'letter', campaign: 'c', subject: 's', synthetic: false, components: { headline: 'kind' } }
const outcomes = (event: string, conversion = 'Order Completed') => {
  const raw = { type: 'track', event, userId: 'u', messageId: 'm', properties: { decision } }
  const taken = normaliseEvent(raw, arriving(new Date('2026-03-01T12:00:00Z'), '2025-01-01'), () => 'm')
  if ('unfit' in taken) throw new Error(taken.problem)
  return sightingsOf(taken.event, () => undefined).sightings.flatMap((sighting) => outcomesOf(sighting, known, conversion))
}

test.each([
  ['unsubscribeRate', 'unsubscribe'],
  ['complaintRate', 'complaint'],
  ['bounceRate', 'bounce'],
  ['returnRate', 'return'],
] as const)('%s learns from its own event, which counts once beside the trial that it implies', (metric, harm) => {
  expect([learnedFrom(metric), isHarm(learnedFrom(metric))]).toEqual([harm, true])
  const told = outcomes(harmEvents[harm])
  expect(told.map(({ kind, state }) => [kind, state])).toEqual([
    ['exposure', 'joined'],
    [harm, 'joined'],
  ])
  expect(told.map((one) => tallyOf(one, metric))).toMatchObject([
    { trials: 1, successes: 0 },
    { trials: 0, successes: 1 },
  ])
  // No other goal takes it for a success.
  for (const other of Metric.options.filter((one) => one !== metric)) expect(tallyOf(told[1]!, other)).toBeUndefined()
})

test('a placement whose conversion has the name of a harm counts a conversion', () => {
  expect(outcomes('Order Refunded', 'Order Refunded').map(({ kind }) => kind)).toEqual(['exposure', 'conversion'])
})
