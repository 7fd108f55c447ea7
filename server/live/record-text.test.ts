import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DecisionRecord } from '../../engine/decide/decision.ts'
import { recordText } from './record-text.ts'

const word = fc.stringMatching(/^[a-z0-9_-]{1,20}$/)
const record = fc.record(
  {
    id: word,
    at: fc.constant('2026-11-12T12:00:00.000Z'),
    placement: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
    subject: word,
    ruleset: word,
    snapshot: word,
    seed: word,
    asked: fc.string({ unit: 'grapheme' }),
    locale: word,
    facts: fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.boolean(), fc.array(fc.string()), fc.integer()),
    ),
    consents: fc.subarray(['personalisation' as const, 'marketing' as const]),
    counts: fc.dictionary(word, fc.nat()),
    audience: word,
    position: fc.nat(100),
    exposure: fc.nat(6),
    stopped: fc.array(fc.record({ campaign: word, gate: fc.constantFrom('eligible' as const, 'caps' as const), why: word })),
    branch: fc.constantFrom('learn' as const, 'fallback' as const),
    campaign: word,
    combination: fc.nat(),
    components: fc.dictionary(word, word),
    variant: word,
    propensity: fc.double({ min: 1e-9, max: 1, noNaN: true }),
    perSlot: fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
    experiment: fc.record({ experiment: word, arm: fc.nat(5), shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true })) }),
    tier: word,
    sticky: fc.boolean(),
    stick: fc.record({
      decision: word,
      at: fc.constant('2026-11-12T11:00:00.000Z'),
      campaign: word,
      components: fc.dictionary(word, word),
      branch: fc.constant('learn' as const),
      propensity: fc.double({ min: 1e-9, max: 1, noNaN: true }),
      perSlot: fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    sticks: fc.constant(true),
    micros: fc.nat(),
    synthetic: fc.boolean(),
  },
  {
    requiredKeys: [
      'id',
      'at',
      'placement',
      'ruleset',
      'seed',
      'locale',
      'facts',
      'consents',
      'counts',
      'exposure',
      'stopped',
      'branch',
      'propensity',
      'sticky',
      'micros',
      'synthetic',
    ],
  },
)

it('writes one line that reads back as the record', () => {
  fc.assert(
    fc.property(record, (given) => {
      const line = recordText(given)
      expect(line).not.toContain('\n')
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(given)))
    }),
  )
  expect(Object.keys(DecisionRecord.shape).length).toBe(30)
})
