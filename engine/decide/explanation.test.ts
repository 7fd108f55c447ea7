import { expect, it } from 'vitest'
import type { DecisionRecord } from './decision.ts'
import { explainDecision } from './explanation.ts'
import { compileRuleset, type RulesetSource } from './ruleset.ts'

const attributes: RulesetSource['attributes'] = [
  { key: 'context.rain', label: 'Rain', type: 'double', origin: { kind: 'context' }, sensitive: false },
  { key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order' }, sensitive: false },
]

const reasonFor = (eligibility: string, consents: DecisionRecord['consents']): string | undefined => {
  const { placements } = compileRuleset({
    attributes,
    audiences: [],
    placements: [
      {
        key: 'hero',
        name: 'Hero',
        channel: 'web',
        locale: 'en',
        eligibility: '',
        holdout: { share: 0, salt: 'salt' },
        policy: { name: 'uniform', settings: {} },
        caps: [],
        goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
        fallback: {},
      },
    ],
    campaigns: [
      {
        id: 'cmp_1',
        key: 'rain',
        name: 'Rain',
        placements: ['hero'],
        eligibility,
        purposes: [],
        caps: [],
        from: '2026-01-01T00:00:00.000Z',
        priority: 100,
        familyHash: 'hash',
        slots: [{ slot: 'headline', components: ['cpt_1'] }],
        locales: ['en'],
        constraints: [],
        blocks: [],
        rights: {},
      },
    ],
  })
  const record = { id: 'dec_1', at: '2026-11-01T12:00:00.000Z', subject: 's', facts: {}, consents, counts: {}, branch: 'fallback', seed: '' }
  const { sieve } = explainDecision({
    record: record as unknown as DecisionRecord,
    rules: placements.get('hero')!,
    seededBy: 'decision',
    published: { stock: () => undefined, tier: () => undefined },
    attributes,
  })
  return sieve[0]?.reason
}

it.each([
  ['of a person', 'profile.orders > 0', ['personalisation'], 'This person has no known number of orders'],
  ['of whom nothing is read', 'profile.orders > 0', [], 'This person did not agree to personalisation, so nothing else is read of them'],
  ['of the moment', 'context.rain > 1.0', [], 'The request brings no rain'],
] as const)('says in words what is not known %s', (_, eligibility, consents, says) => expect(reasonFor(eligibility, [...consents])).toBe(says))
