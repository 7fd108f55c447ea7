import { describe, expect, it } from 'vitest'
import { compileRuleset, type CampaignSource } from './ruleset.ts'

const campaignOf = (n: number, more: Partial<CampaignSource> = {}): CampaignSource => ({
  id: `cmp_${n}`,
  key: `offer-${n}`,
  name: `Offer ${n}`,
  placements: ['hero'],
  eligibility: `context.country == "${n % 2 === 0 ? 'NO' : 'SE'}"`,
  purposes: [],
  caps: [],
  from: '2025-01-01T00:00:00.000Z',
  priority: 100 - n,
  familyHash: 'hash',
  slots: [{ slot: 'headline', components: ['cmp_a'] }],
  locales: ['en'],
  constraints: [],
  blocks: [],
  rights: {},
  ...more,
})

const callOf = (campaigns: readonly CampaignSource[]) => {
  const { placements } = compileRuleset({
    attributes: [{ key: 'context.country', label: 'country', type: 'string', origin: { kind: 'context' }, sensitive: false }],
    audiences: [],
    placements: [
      {
        key: 'hero',
        name: 'Hero',
        channel: 'web',
        locale: 'en',
        eligibility: '',
        holdout: { share: 0, salt: 'x' },
        policy: { name: 'thompson-components', settings: {} },
        caps: [],
        goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
        fallback: {},
      },
    ],
    campaigns,
  })
  const { rollCall } = placements.get('hero')!
  return (country: string, at: string) => {
    const { asked, out } = rollCall({ profile: {}, context: { country }, now: Date.parse(at) }, Date.parse(at))
    return { asked: asked.map(({ campaign }) => campaign.id), out: out.map(({ campaign, why }) => `${campaign} ${why}`) }
  }
}

describe('a roll call', () => {
  const ten = Array.from({ length: 10 }, (_, n) => campaignOf(n))

  it('asks whoever may be met here, highest priority first, and knows of the others that their rule is not', () => {
    const call = callOf(ten)
    expect(call('NO', '2025-03-01T00:00:00Z')).toEqual({
      asked: ['cmp_0', 'cmp_2', 'cmp_4', 'cmp_6', 'cmp_8'],
      out: ['cmp_1 rule', 'cmp_3 rule', 'cmp_5 rule', 'cmp_7 rule', 'cmp_9 rule'],
    })
    expect(call('FI', '2025-03-01T00:00:00Z').asked).toEqual([])
  })

  it('takes a campaign up at its first moment and leaves it at its last, whichever way the clock goes', () => {
    const call = callOf([campaignOf(0, { from: '2025-03-02T00:00:00.000Z', until: '2025-03-03T00:00:00.000Z' }), campaignOf(2)])
    const states = ['2025-03-03T00:00:00Z', '2025-03-02T00:00:00Z', '2025-03-01T23:59:59.999Z', '2025-03-02T23:59:59.999Z'].map((at) =>
      call('NO', at),
    )
    expect(states.map(({ out }) => out)).toEqual([['cmp_0 ended'], [], ['cmp_0 notYet'], []])
    expect(states.map(({ asked }) => asked.length)).toEqual([1, 2, 1, 2])
  })
})
