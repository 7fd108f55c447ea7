import { describe, expect, it, test } from 'vitest'
import { drawAt, seedOf } from '../../decide/draw.ts'
import type { Batch } from '../experiment/batch.ts'
import { addToSampleRatio, noSampleRatio, sharesAreOff } from '../experiment/sample-ratio.ts'
import { Noticed, overtakes, says, saysForGood, type Signal } from '../signal.ts'
import { drops, hasRecovered, type PlacementDay, type WatchedPlacement } from './drop.ts'
import { type Sharing, uneven } from './sample-ratio.ts'

const goal = { metric: 'clickRate', counterMetric: 'returnRate', windowDays: 14 } as const
const dayOf = (at: number): string => new Date(Date.UTC(2026, 9, 1 + at)).toISOString().slice(0, 10)
const usual = { decisions: 2_500, fallbacks: 10, exposures: 2_000, successes: 60 }
const days = (length: number, low: Partial<typeof usual> = {}, of = 2): PlacementDay[] =>
  Array.from({ length: length + of }, (_, at) => ({ day: dayOf(at), ...usual, ...(at >= length && low) }))
const watched = (low: Partial<typeof usual>, more: Partial<WatchedPlacement> & { key?: string } = {}): WatchedPlacement => ({
  placement: { key: more.key ?? 'hero', name: `The ${more.key ?? 'hero'}`, channel: 'web', goal },
  days: days(30, low),
  anew: {},
  changes: [],
  ...more,
})
const told = (...all: WatchedPlacement[]) => drops(all).map((one) => Noticed.parse(one))

describe('a drop', () => {
  it('of the rate says what it was and is, what to check, and what was changed there last', () => {
    const changes = [
      { seq: 40, at: '2026-10-20T10:00:00.000Z', verb: 'campaign.released' },
      { seq: 51, at: '2026-10-30T09:12:00.000Z', verb: 'campaign.released' },
      { seq: 57, at: '2026-10-31T16:05:00.000Z', verb: 'rule.released' },
      { seq: 60, at: '2026-11-01T08:00:00.000Z', verb: 'campaign.paused' },
    ]
    expect(told(watched({ successes: 6 }, { changes }))).toEqual([
      {
        kind: 'anomaly',
        anomaly: 'rate',
        placement: 'hero',
        since: '2026-10-31',
        statement:
          'The rate of clicks at The hero fell on 31 October 2026: 0.30 % since then, 3.0 % on such days before. Look whether pages still send what is clicked, and where what is shown leads. Changed last: a rule went live, 31 October 2026 at 16:05 UTC (entry 57).',
        entry: 57,
        evidence: [
          { statement: 'Rate since 31 October 2026, of what came on the same day', value: 0.003, n: 4_000, interval: expect.any(Array) as number[] },
          { statement: 'Rate on such days before', value: 0.03, n: expect.any(Number) as number, interval: expect.any(Array) as number[] },
        ],
      },
    ])
    expect(told(watched({ successes: 6 }))[0]?.statement).toContain('Nothing was changed there in the days before.')
  })

  it.each([
    [
      'pages ask less',
      { decisions: 300, exposures: 200, successes: 6 },
      'It is asked for less too, 12 % of before: look whether it and the snippet are still on the page',
    ],
    ['most who ask get nothing', { fallbacks: 2_300, exposures: 200, successes: 6 }, 'Most who ask get nothing of ours'],
    ['pages do not report it', { exposures: 200, successes: 6 }, 'It is asked for as before: look whether pages still report what is seen'],
  ])('of what is seen says where to look, where %s', (_, low, said) => {
    const [one, ...more] = told(watched(low))
    expect(more).toEqual([])
    expect(one).toMatchObject({
      anomaly: 'volume',
      since: '2026-10-31',
      evidence: [
        { value: 200, unit: 'figure', n: 400 },
        { value: 2_000, unit: 'figure' },
      ],
    })
    expect(one?.statement).toMatch(/^The hero was seen 200 times a day since 31 October 2026, 2,000 times on such days before\./)
    expect(one?.statement).toContain(said)
  })

  it('of several placements on one day is told once, at the one that was seen most', () => {
    const gone = { decisions: 0, exposures: 0, successes: 0 }
    const large = watched(gone, { key: 'large', days: days(30, gone).map((day) => ({ ...day, exposures: 3 * day.exposures })) })
    const [one, ...more] = told(watched(gone, { key: 'a' }), large, watched(gone, { key: 'b' }))
    expect([one?.placement, one?.alsoAt, more]).toEqual(['large', ['a', 'b'], []])
    expect(one?.statement).toContain('The same befell 2 other placements.')
    expect(told(watched(gone, { key: 'a' }), large)).toHaveLength(2)
  })

  test.each<[string, WatchedPlacement[]]>([
    ['nothing fell', [watched({})]],
    [
      'a harm is done less often',
      [watched({ successes: 0 }, { placement: { ...watched({}).placement, goal: { ...goal, metric: 'unsubscribeRate' } } })],
    ],
    ['no mail was sent', [watched({ exposures: 0, successes: 0 }, { placement: { ...watched({}).placement, channel: 'email' } })]],
    [
      'it was told before and its days count anew',
      [watched({ successes: 6, exposures: 200 }, { anew: { rate: '2026-10-31', volume: '2026-10-31' } })],
    ],
  ])('is not told where %s', (_, all) => expect(told(...all)).toEqual([]))

  it('lapses once it is back', () => {
    const [rate, volume] = [told(watched({ successes: 6 }))[0]!, told(watched({ exposures: 100, successes: 3 }))[0]!]
    const back = [...days(30, { successes: 6, exposures: 100 }), ...days(34).slice(32, 36)]
    for (const one of [rate, volume]) {
      const signal = { ...one, evidence: one.evidence.map((each) => ({ ...each, source: 's' })) }
      expect(hasRecovered(signal, days(30, one === rate ? { successes: 6 } : { exposures: 100, successes: 3 }))).toBeUndefined()
      expect(hasRecovered(signal, back)).toBe('It is back, as the last two days tell.')
    }
    expect(hasRecovered({ anomaly: 'sampleRatio', since: '2026-10-01', evidence: [] }, back)).toBeUndefined()
  })

  it('is told again only for what fell further since', () => {
    const earlier = { ...told(watched({ successes: 6 }))[0]!, state: 'dismissed', raisedAt: '2026-11-02T02:00:00.000Z' } as unknown as Signal
    const later = (since: string) => ({ ...earlier, since })
    expect([says(earlier, later('2026-10-31')), says(earlier, later('2026-11-12'))]).toEqual([true, false])
    const open = { ...earlier, state: 'open' as const }
    expect([overtakes(later('2026-10-31'), open), overtakes(later('2026-11-12'), open)]).toEqual([false, true])
  })
})

describe('a sharing', () => {
  const batch = (arm: number, units: number, exposed = units): Batch => ({
    arm,
    shares: [0.5, 0.5],
    units,
    exposed,
    conversions: 0,
    sum: 0,
    squares: 0,
    before: 0,
    beforeSquares: 0,
    products: 0,
  })
  const sharing = (batches: Batch[], more: Partial<Sharing> = {}): Sharing => ({
    placement: { key: 'hero', name: 'The hero' },
    experiment: { id: 'exp_1', name: 'Kind words' },
    arms: ['as it is', 'kinder'],
    counted: 'people',
    since: '2026-10-01',
    slices: [{ at: '2026-10-01T00:00:00.000Z', batches }],
    level: 0.001,
    ...more,
  })

  it('that is not as logged is told with who has too few or too many', () => {
    const found = Noticed.parse(uneven(sharing([batch(0, 5_400), batch(1, 4_600)])))
    expect(found).toMatchObject({ anomaly: 'sampleRatio', experiment: 'exp_1', placement: 'hero', since: '2026-10-01' })
    expect(found.statement).toBe(
      'In “Kind words” at The hero, “as it is” has 5,400 of 10,000 people, where the logged propensities sum to 5,000. Nothing can be concluded from it: look whether answers are cached or records lost for one of them, and who is sorted out as a machine.',
    )
    expect(found.evidence.map(({ statement, value }) => [statement, value])).toEqual([
      ['Share of “as it is”; 50 % by the logged propensities', 0.54],
      ['Share of “kinder”; 50 % by the logged propensities', 0.46],
      ['log of how much likelier what came is under another sharing', expect.any(Number) as number],
    ])
    expect(saysForGood({ ...found, state: 'dismissed' })).toBe(true)
  })

  it('of those who saw is told apart from that of those who came', () => {
    const found = uneven(sharing([batch(0, 5_000), batch(1, 5_000, 4_000)]))
    expect(found?.statement).toContain('people who saw it')
    expect(found?.statement).toContain('breaks the page')
  })

  it('is not told where it is as it should be; of who is held out, only who came is counted', () => {
    expect(uneven(sharing([batch(0, 5_060), batch(1, 4_940)]))).toBeUndefined()
    expect(uneven(sharing([]))).toBeUndefined()
    const { experiment: _, ...held } = sharing([batch(0, 5_000, 0), batch(1, 5_000)], { arms: ['held out', 'decided'] })
    expect(uneven(held)).toBeUndefined()
    expect(uneven({ ...held, slices: [{ at: '2026-10-01T00:00:00.000Z', batches: [batch(0, 5_600), batch(1, 4_400)] }] })?.experiment).toBeUndefined()
  })

  it('is called uneven in at most one of a thousand that are not, looked at each time that somebody came; and found where it is', () => {
    const looked = (run: number, truly: number): boolean => {
      const seed = seedOf('sharing', `${truly} ${run}`)
      let ratio = noSampleRatio(2)
      for (let look = 0; look < 60; look++) {
        const first = Array.from({ length: 50 }, (_, at) => drawAt(seed, look * 50 + at)).filter((draw) => draw < truly).length
        ratio = addToSampleRatio(ratio, { at: '', batches: [batch(0, first), batch(1, 50 - first)] }, 'units')
        if (sharesAreOff(ratio)) return true
      }
      return false
    }
    const share = (runs: number, truly: number): number => Array.from({ length: runs }, (_, run) => looked(run, truly)).filter(Boolean).length / runs
    expect(share(500, 0.5)).toBeLessThanOrEqual(0.004)
    expect(share(50, 0.6)).toBeGreaterThanOrEqual(0.95)
  })
})
