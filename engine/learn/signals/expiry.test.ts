import { describe, expect, it, test } from 'vitest'
import { type CampaignSource, compileRuleset, type PlacementSource } from '../../decide/ruleset.ts'
import { Noticed, overtakes, says, type Signal, subjectOf } from '../signal.ts'
import { endingsOf, expiries, type ExpiryFacts, leftBareIn, liveIn, noLongerEnds } from './expiry.ts'

const now = new Date('2026-11-20T10:00:00Z')
const noticeDays = 14
const placed = (key: string): PlacementSource => ({
  key,
  name: `The ${key}`,
  channel: 'web',
  locale: 'en',
  eligibility: '',
  holdout: { share: 0, salt: 's' },
  policy: { name: 'thompson-components', settings: {} },
  caps: [],
  goal: { metric: 'clickRate', counterMetric: 'returnRate', windowDays: 14 },
  fallback: {},
})
const campaign = (id: string, more: Partial<CampaignSource> = {}): CampaignSource => ({
  id,
  key: id,
  name: `Campaign ${id}`,
  placements: ['hero'],
  eligibility: '',
  purposes: [],
  caps: [],
  from: '2026-11-01T00:00:00Z',
  priority: 100,
  familyHash: 'f',
  slots: [
    { slot: 'headline', components: ['h1', 'h2'] },
    { slot: 'image', components: ['i1'] },
  ],
  locales: ['en'],
  constraints: [],
  blocks: [],
  rights: {},
  ...more,
})
const ruled = (campaigns: CampaignSource[], keys = ['hero']) =>
  compileRuleset({ attributes: [], audiences: [], placements: keys.map(placed), campaigns })
const noticed = (campaigns: CampaignSource[], more: Partial<ExpiryFacts> & { keys?: string[] } = {}): Noticed[] =>
  expiries(endingsOf(ruled(campaigns, more.keys), now, noticeDays), {
    now,
    noticeDays,
    resting: new Map(),
    bindings: new Map(),
    ...more,
  }).map((one) => Noticed.parse(one))
const told = (campaigns: CampaignSource[], keys?: string[]) =>
  noticed(campaigns, keys && { keys }).map(({ component, campaign: of, until, last = false }) => [component ?? of, until, last])

describe('what runs out is noticed', () => {
  it('with what it is, its last day, where it is live and how much rests on it', () => {
    const at = { placements: ['hero', 'aside'], rights: { h1: { until: '2026-11-28' } } }
    const [one, ...more] = noticed([campaign('c1', at)], {
      keys: ['hero', 'aside'],
      resting: new Map([
        ['hero', { component: { shown: 0, on: {} }, campaign: { shown: 9, on: {} } }],
        ['aside', { component: { shown: 1_000, on: { h1: 420 } }, campaign: { shown: 9, on: {} } }],
      ]),
      bindings: new Map([['h1', { picture: 'Rain in Oslo', holder: 'Northlight' }]]),
    })
    expect(more).toEqual([])
    expect(one).toEqual({
      kind: 'expiry',
      placement: 'aside',
      alsoAt: ['hero'],
      slot: 'headline',
      component: 'h1',
      until: '2026-11-28',
      since: '2026-11-14',
      statement:
        'The rights of Northlight to the picture “Rain in Oslo” on it run out: 28 November 2026 is the last day. It is live at The aside and at The hero; at The aside 42 % of what was shown in the last 14 days rests on it.',
      evidence: [
        { statement: 'Share of what was shown at The aside in the last 14 days that rests on it', value: 0.42, n: 1_000 },
        { statement: 'Nothing was shown at The hero in the last 14 days' },
      ],
    })
  })

  it('with what it leaves bare', () => {
    const [image] = noticed([campaign('c1', { rights: { i1: { until: '2026-11-28' } } })])
    expect(image).toMatchObject({
      last: true,
      statement: expect.stringContaining('It is the last in image: “Campaign c1” can show nothing') as string,
    })
    const [end] = noticed([campaign('c1', { until: '2026-11-28T12:00:00Z' })])
    expect(end).toMatchObject({ campaign: 'c1', last: true, statement: expect.stringContaining('Nothing else is live at The hero') as string })
    expect(end?.statement).toMatch(/^“Campaign c1” ends: 28 November 2026 is its last day\./)
  })

  const both = { h1: { until: '2026-11-25' }, h2: { until: '2026-11-25' } }
  test.each<[string, CampaignSource[], unknown[]]>([
    ['nothing has a last day', [campaign('c1')], []],
    ['the last day is beyond the notice', [campaign('c1', { rights: { h1: { until: '2026-12-05' } } })], []],
    ['it is the last day of the notice', [campaign('c1', { rights: { h1: { until: '2026-12-04' } } })], [['h1', '2026-12-04', false]]],
    ['it is today', [campaign('c1', { rights: { h1: { until: '2026-11-20' } } })], [['h1', '2026-11-20', false]]],
    ['it was yesterday: it is shown no more', [campaign('c1', { rights: { h1: { until: '2026-11-19' } } })], []],
    ['the other headline stays', [campaign('c1', { rights: { h1: { until: '2026-11-25' } } })], [['h1', '2026-11-25', false]]],
    [
      'the other headline has gone before',
      [campaign('c1', { rights: { h1: { until: '2026-11-25' }, h2: { until: '2026-11-19' } } })],
      [['h1', '2026-11-25', true]],
    ],
    [
      'the other goes earlier',
      [campaign('c1', { rights: { h1: { until: '2026-11-25' }, h2: { until: '2026-11-24' } } })],
      [
        ['h1', '2026-11-25', true],
        ['h2', '2026-11-24', false],
      ],
    ],
    [
      'the other comes in time',
      [campaign('c1', { rights: { h1: { until: '2026-11-25' }, h2: { from: '2026-11-26' } } })],
      [['h1', '2026-11-25', false]],
    ],
    [
      'the other comes too late',
      [campaign('c1', { rights: { h1: { until: '2026-11-25' }, h2: { from: '2026-11-27' } } })],
      [['h1', '2026-11-25', true]],
    ],
    [
      'both go on one day, one is told as the last',
      [campaign('c1', { rights: both })],
      [
        ['h1', '2026-11-25', true],
        ['h2', '2026-11-25', false],
      ],
    ],
    [
      'a campaign was silent before already',
      [campaign('c1', { rights: { i1: { until: '2026-11-22' }, ...both } })],
      [
        ['h1', '2026-11-25', false],
        ['h2', '2026-11-25', false],
        ['i1', '2026-11-22', true],
      ],
    ],
    [
      'what is left may not stand together',
      [
        campaign('c1', {
          rights: { h1: { until: '2026-11-25' } },
          constraints: [{ kind: 'apart', components: ['h2', 'i1'], why: 'a pair that clashes' }],
        }),
      ],
      [['h1', '2026-11-25', true]],
    ],
    [
      'the campaign does not outlive it',
      [campaign('c1', { until: '2026-11-23T00:00:00Z', rights: { h1: { until: '2026-11-25' } } })],
      [['c1', '2026-11-22', true]],
    ],
    ['another campaign goes on there', [campaign('c1', { until: '2026-11-25T12:00:00Z' }), campaign('c2')], [['c1', '2026-11-25', false]]],
    [
      'another ends as soon',
      [campaign('c1', { until: '2026-11-25T12:00:00Z' }), campaign('c2', { until: '2026-11-25T11:00:00Z' })],
      [
        ['c1', '2026-11-25', true],
        ['c2', '2026-11-25', false],
      ],
    ],
    ['the campaign has not begun', [campaign('c1', { from: '2026-11-21T00:00:00Z', rights: both })], []],
    ['the campaign is over', [campaign('c1', { until: '2026-11-20T09:00:00Z', rights: both })], []],
  ])('%s', (_, campaigns, expected) => expect(told(campaigns).toSorted()).toEqual(expected))

  it('on the first day where two editions know two', () => {
    const [c1, c2] = [
      campaign('c1', { rights: { h1: { until: '2026-11-28' } } }),
      campaign('c2', { rights: { h1: { until: '2026-11-24' } }, placements: ['aside'] }),
    ]
    expect(told([c1, c2], ['hero', 'aside'])).toEqual([['h1', '2026-11-24', false]])
    expect(noticed([c1, c2], { keys: ['hero', 'aside'] })[0]).toMatchObject({ placement: 'aside', alsoAt: ['hero'] })
  })

  it('where it is live at more placements than a signal names', () => {
    const keys = Array.from({ length: 60 }, (_, n) => `place-${n}`)
    const [one] = noticed([campaign('c1', { placements: keys, rights: { h1: { until: '2026-11-28' } } })], { keys })
    expect([one?.alsoAt?.length, one?.statement]).toEqual([49, expect.stringContaining('at 59 other placements')])
  })
})

const told28 = {
  since: '2026-11-14',
  kind: 'expiry',
  placement: 'hero',
  component: 'h1',
  until: '2026-11-28',
  state: 'open',
  raisedAt: '2026-11-15T00:00:00.000Z',
} as const
const near = { kind: 'expiry', placement: 'aside', slot: 'headline', component: 'h1', until: '2026-11-28', since: '2026-11-14' } as const

test('one thing on one day is one subject, wherever it is most shown; that it is the last says more', () => {
  expect(subjectOf(near)).toBe(subjectOf(told28))
  expect(says(told28, near)).toBe(true)
  expect(says(told28, { ...near, until: '2026-12-28' })).toBe(false)
  expect([says(told28, { ...near, last: true }), overtakes({ ...near, last: true }, told28)]).toEqual([false, true])
  expect([says({ ...told28, last: true }, near), overtakes(near, { ...told28, last: true })]).toEqual([true, false])
  expect(says({ ...told28, state: 'lapsed' }, near)).toBe(false)
})

const gone = { i1: { until: '2026-11-19' } }
const yesterday = { component: 'i1', until: '2026-11-19', last: true }
const today = { component: undefined, campaign: 'c9', until: '2026-11-20', last: true }

test.each<[string, Partial<Signal>, CampaignSource | CampaignSource[], string | undefined]>([
  ['it names no day', { until: undefined }, campaign('c1'), undefined],
  ['it was the last, and nothing is there yet', yesterday, campaign('c1', { rights: gone }), undefined],
  ['it was the last, and its campaign ended with it', yesterday, [], undefined],
  [
    'it was the last of one campaign, and another is beside it',
    yesterday,
    [campaign('c1', { rights: gone }), campaign('c2', { slots: [{ slot: 'image', components: ['i2'] }] })],
    undefined,
  ],
  ['it was the last, and its campaign shows again', yesterday, campaign('c1'), 'Something is there to show again.'],
  [
    'it was the last, and another campaign follows',
    yesterday,
    campaign('c2', { slots: [{ slot: 'image', components: ['i2'] }] }),
    'Something is there to show again.',
  ],
  ['the last campaign ended today', today, campaign('c9', { until: '2026-11-20T09:00:00Z' }), undefined],
  ['the last campaign ended today, and another follows', today, campaign('c1'), 'Something is there to show again.'],
  ['it holds', {}, campaign('c1', { rights: { h1: { until: '2026-11-28' } } }), undefined],
  ['the day is over', { until: '2026-11-19' }, campaign('c1'), '19 November 2026 was its last day; it is shown no more.'],
  ['it is not shown any more', { component: 'h9' }, campaign('c1'), 'It is live no more.'],
  ['it has no last day any more', {}, campaign('c1'), 'It runs out no more: no last day is set.'],
  ['its rights were extended', {}, campaign('c1', { rights: { h1: { until: '2027-05-31' } } }), 'It runs out on another day: 31 May 2027.'],
  ['something else is there', { last: true }, campaign('c1', { rights: { h1: { until: '2026-11-28' } } }), 'Something else is there to show by now.'],
])('an open signal and what became of it: %s', (_, more, live, reason) => {
  const ruleset = ruled([live].flat())
  const world = { endings: endingsOf(ruleset, now, noticeDays), live: liveIn(ruleset, now), today: '2026-11-20', leftBare: leftBareIn(ruleset, now) }
  expect(noLongerEnds({ placement: 'hero', component: 'h1', until: '2026-11-28', ...more }, world)).toBe(reason)
})
