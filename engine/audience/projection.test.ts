import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Attribute } from './attribute.ts'
import { type Consent, laterConsent, mergedConsent, withConsents } from './consent.ts'
import { aliasesOf, type Event } from './event.ts'
import { type Book, projectEvents } from './projection.ts'

const at = (n: number) => new Date(1_794_477_600_000 + n * 1_000).toISOString()
const attributes: Attribute[] = [
  { id: 'a1', version: 1, key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order' }, sensitive: false },
  {
    id: 'a2',
    version: 1,
    key: 'profile.lastOrder',
    label: 'Last',
    type: 'timestamp',
    origin: { kind: 'lastTime', event: 'Order' },
    sensitive: false,
  },
]

const event = fc
  .record({
    n: fc.integer({ min: 0, max: 500 }),
    identify: fc.boolean(),
    userId: fc.option(fc.constantFrom('u1', 'u2'), { nil: undefined }),
    anonymousId: fc.constantFrom('a1', 'a2', 'a3'),
  })
  .map(({ n, identify, userId, anonymousId }): Event => ({
    messageId: `m${n}`,
    type: identify ? 'identify' : 'track',
    ...(identify ? { traits: {} } : { name: 'Order', properties: {} }),
    ...(userId !== undefined && { userId }),
    anonymousId,
    at: at(n),
    receivedAt: at(n),
    context: {},
  }))

it('loses no count and leaves every alias with one living profile, in one batch or in many', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 1, max: 30 }), (events, size) => {
      let ids = 0
      const book: Book = { holders: new Map(), profiles: new Map() }
      for (let from = 0; from < events.length; from += size) projectEvents(book, events.slice(from, from + size), attributes, () => `p${++ids}`)
      const living = [...book.profiles.values()].filter(({ state }) => state !== 'merged')
      const orders = living.reduce((sum, { facts }) => sum + Number(facts['profile.orders'] ?? 0), 0)
      expect(orders).toBe(events.filter(({ name }) => name === 'Order').length)
      for (const alias of events.flatMap((one) => aliasesOf(one).slice(0, 1))) expect(living.map(({ id }) => id)).toContain(book.holders.get(alias))
      // Nobody known becomes somebody else who is known.
      expect(living.filter(({ userId }) => userId !== undefined).length).toBe(new Set(events.flatMap(({ userId }) => userId ?? [])).size)
    }),
  )
})

const consent = fc
  .record({ granted: fc.boolean(), n: fc.integer({ min: 0, max: 5 }) })
  .map(({ granted, n }): Consent => ({ purpose: 'marketing', granted, text: 'v1', source: 'test', at: at(n) }))

it('consent does not depend on the order of what was said, and an opt-out wins a tie', () => {
  fc.assert(
    fc.property(fc.array(consent, { minLength: 1, maxLength: 8 }), (said) => {
      const held = withConsents([], said)
      expect(withConsents([], said.toReversed()).map(({ granted }) => granted)).toEqual(held.map(({ granted }) => granted))
      const latest = said
        .map((one) => one.at)
        .sort()
        .at(-1)
      expect(held[0]?.granted).toBe(said.filter((one) => one.at === latest).every(({ granted }) => granted))
    }),
  )
  const no: Consent = { purpose: 'marketing', granted: false, text: 'v1', source: 'test', at: at(1) }
  const yes: Consent = { ...no, granted: true, at: at(9) }
  expect(laterConsent(no, yes)).toBe(yes)
  expect(mergedConsent(no, yes)).toBe(no)
})
