import { describe, expect, test } from 'vitest'
import { type CampaignSource, compileRuleset, type PlacementSource, type RulesetSource } from './ruleset.ts'

const hero: PlacementSource = {
  key: 'hero',
  name: 'Hero',
  channel: 'web',
  locale: 'en',
  eligibility: '',
  holdout: { share: 0, salt: 'salt' },
  policy: { name: 'priority', settings: {} },
  caps: [],
  goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
  fallback: {},
}

const campaign = (key: string, eligibility = ''): CampaignSource => ({
  id: key,
  key,
  name: key,
  placements: ['hero', 'foot'],
  eligibility,
  purposes: [],
  caps: [],
  from: '2026-01-01T00:00:00.000Z',
  priority: 100,
  familyHash: 'hash',
  slots: [],
  locales: ['en'],
  constraints: [],
  blocks: [],
  rights: {},
})

const attributes: RulesetSource['attributes'] = [
  { key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order' }, sensitive: false },
  { key: 'context.rain', label: 'Rain there', type: 'double', origin: { kind: 'context' }, sensitive: false },
]
const audiences: RulesetSource['audiences'] = [{ id: 'aud_1', key: 'loyal', rule: 'profile.orders >= 5', state: 'live' }]
const table = [
  { when: 'audience.loyal', campaigns: ['early', 'wet'] },
  { when: '', campaigns: ['wet'] },
]
const campaigns = [campaign('early'), campaign('wet', 'context.rain > 2.0'), campaign('other')]

const shownTo = (ruleset: ReturnType<typeof compileRuleset>, placement: string, profile: object, rain: number): string[] =>
  ruleset.placements.get(placement)!.candidates.flatMap(({ campaign: { key }, rule }) => (rule.test({ profile, context: { rain } }) ? [key] : []))

describe('a placement with a table', () => {
  const ruleset = compileRuleset({
    attributes,
    audiences,
    placements: [
      { ...hero, table },
      { ...hero, key: 'foot' },
    ],
    campaigns,
  })

  test.each<[object, number, string[]]>([
    [{ orders: 7 }, 3, ['early', 'other', 'wet']],
    [{ orders: 7 }, 1, ['early', 'other']],
    [{ orders: 1 }, 3, ['other', 'wet']],
    [{}, 3, ['other', 'wet']],
  ])('%j in %d mm of rain', (profile, rain, keys) => expect(shownTo(ruleset, 'hero', profile, rain)).toEqual(keys))

  test('reaches no further than that placement, and its record keeps what its rows ask', () => {
    expect(shownTo(ruleset, 'foot', {}, 3)).toEqual(['early', 'other', 'wet'])
    expect(ruleset.placements.get('hero')!.used).toEqual(['context.rain', 'profile.orders'])
    expect(ruleset.placements.get('foot')!.used).toEqual(['context.rain'])
  })

  test('leaves out whom it speaks of, and says so, when an audience that it names is gone', () => {
    const without = compileRuleset({ attributes, audiences: [], placements: [{ ...hero, table }], campaigns })
    expect(shownTo(without, 'hero', { orders: 7 }, 3)).toEqual(['other'])
    expect(without.broken.map(({ what }) => what)).toEqual(['campaign early at hero', 'campaign wet at hero'])
  })
})
