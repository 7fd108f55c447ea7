import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DecisionRequest } from './decision.ts'
import { readRequest } from './read-request.ts'

const odd = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.object())
const likely = fc.record(
  {
    placement: fc.oneof(fc.constantFrom('home-hero', 'a', 'Hero', '', 'x'.repeat(61)), odd),
    subject: fc.oneof(fc.record({ userId: fc.oneof(fc.string(), odd), anonymousId: fc.string(), other: odd }, { requiredKeys: [] }), odd),
    context: fc.oneof(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean())), odd),
    consent: fc.oneof(
      fc.record({ personalisation: fc.oneof(fc.boolean(), odd), marketing: fc.boolean(), spying: fc.boolean() }, { requiredKeys: [] }),
      odd,
    ),
    locale: fc.oneof(fc.constantFrom('en', 'de-AT'), fc.string({ maxLength: 50 }), odd),
    position: fc.oneof(fc.integer({ min: -2, max: 120 }), fc.double(), odd),
    render: fc.oneof(fc.constantFrom('html', 'json'), odd),
    synthetic: fc.oneof(fc.boolean(), odd),
    colour: odd,
  },
  { requiredKeys: ['placement'] },
)

it('reads what the schema reads, in the same way, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(likely, fc.jsonValue()), (given) => {
      const raw: unknown = JSON.parse(JSON.stringify(given))
      const read = readRequest(raw)
      if (read) expect(read).toEqual(DecisionRequest.parse(raw))
    }),
    { numRuns: 2_000 },
  )
})

it('leaves little to the schema', () => {
  const usual = {
    placement: 'home-hero',
    subject: { userId: 'u' },
    context: { rain: 3, device: 'phone' },
    consent: { personalisation: true },
    locale: 'de',
    position: 2,
  }
  expect(readRequest(usual)).toEqual(DecisionRequest.parse(usual))
})
