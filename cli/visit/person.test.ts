import { expect, test } from 'vitest'
import { consentsOf } from '../../engine/audience/projection.ts'
import { oldestDayKept } from '../../engine/audience/event-log.ts'
import { arriving, normaliseEvent } from '../../engine/audience/normalise.ts'
import { drawAt, seedOf } from '../../engine/decide/draw.ts'
import { introductionOf, orderDraw, type Person, personOf } from './person.ts'

const crowd = (seed: string): (Person | undefined)[] => Array.from({ length: 2_000 }, (_, visitor) => personOf(seedOf('people', seed), visitor, 'NO'))
const share = (of: readonly Person[], has: (person: Person) => boolean): number => of.filter(has).length / of.length

test('some visitors are known, by the seed alone; some agreed to marketing, some had ordered, lately or long ago', () => {
  const people = crowd('7')
  expect(crowd('7')).toEqual(people)
  expect(crowd('8')).not.toEqual(people)
  const known = people.filter((one) => one !== undefined)
  expect(known.length / people.length).toBeCloseTo(0.4, 1)
  expect(share(known, ({ consent }) => consent.personalisation)).toBe(1)
  expect(share(known, ({ consent }) => consent.marketing)).toBeCloseTo(0.6, 1)
  expect(share(known, ({ orders }) => orders.length > 0)).toBeCloseTo(0.5, 1)
  expect(new Set(known.map(({ orders }) => orders.length))).toEqual(new Set([0, 1, 2, 3]))
  expect(share(known, ({ orders }) => orders.some((daysAgo) => daysAgo > 90))).toBeGreaterThan(0.1)
})

test('what an order came to is the visitor’s own: no two share a draw, and none is one that said who they are', () => {
  const people = seedOf('people', '7')
  const orders = Array.from({ length: 500 }, (_, visitor) => [0, 1, 2].map((order) => orderDraw(people, visitor, order))).flat()
  const others = Array.from({ length: 500 }, (_, visitor) => [0, 1, 2, 3, 4].map((n) => drawAt(people, visitor * 8 + n))).flat()
  expect(new Set([...orders, ...others]).size).toBe(orders.length + others.length)
})

test('whoever is known is introduced by events that the engine takes, all marked as made up, with ids that are the same each time', () => {
  const now = new Date('2026-11-01T12:00:00.000Z')
  const person: Person = { country: 'NO', consent: { personalisation: true, marketing: false }, orders: [100, 100] }
  const sent = introductionOf('visitor-7-1', person, now, () => 80)
  const taken = sent.map((one) => normaliseEvent(one, arriving(now, oldestDayKept(now)), () => 'msg'))
  const events = taken.map((one) => {
    if ('unfit' in one) throw new Error(one.problem)
    return one.event
  })
  expect(events.map(({ type }) => type)).toEqual(['identify', 'track', 'track'])
  expect(events.every(({ context }) => context['synthetic'] === true)).toBe(true)
  expect(events.every(({ at }) => at.slice(0, 10) >= oldestDayKept(now))).toBe(true)
  expect(events[0]?.traits).toEqual({ country: 'NO' })
  expect(consentsOf(events[0]!).map(({ purpose, granted }) => [purpose, granted])).toEqual([
    ['personalisation', true],
    ['marketing', false],
  ])
  expect(introductionOf('visitor-7-1', person, now, () => 80)).toEqual(sent)
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(3)
})
