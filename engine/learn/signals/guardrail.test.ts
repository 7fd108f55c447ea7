import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Metric } from '../../brief/goal.ts'
import { drawAt, fillNormals, seedOf } from '../../decide/draw.ts'
import type { LearningCell } from '../cell.ts'
import { Noticed, overtakes } from '../signal.ts'
import { guardrails } from './guardrail.ts'

const cell = (headline: string, trials: number, successes: number, day = '2026-03-20'): LearningCell => ({
  placement: 'hero',
  day,
  features: { components: { headline, legalLine: 'l1' }, exposure: 0, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})
const slots = [
  { slot: 'headline', components: ['h1', 'h2', 'h3'] },
  { slot: 'legalLine', components: ['l1'] },
]
const found = (cells: readonly LearningCell[], counterMetric: Metric = 'unsubscribeRate', counterMargin?: number, readmitted = {}) =>
  guardrails(
    cells,
    slots,
    { counterMetric, windowDays: 14, ...(counterMargin !== undefined && { counterMargin }) },
    { today: '2026-04-20', readmitted },
  )

const harmful = [cell('h1', 4_000, 40), cell('h2', 4_000, 160), cell('h3', 4_000, 40)]

describe('what surely harms more than it may', () => {
  it('is noticed with both rates, how much worse it is at least, and since when', () => {
    const [one, ...more] = found(harmful)
    expect(more).toEqual([])
    expect(Noticed.parse(one)).toMatchObject({ kind: 'guardrail', placement: 'hero', slot: 'headline', component: 'h2', since: '2026-03-20' })
    expect(one?.statement).toMatch(/^More unsubscribe with it: at least \d+ % more than with the others \(4\.0 % against 1\.0 %\)\.$/)
    expect(one?.evidence.map(({ value, n }) => [value, n])).toEqual([
      [0.04, 4_000],
      [0.01, 8_000],
    ])
    expect(one!.evidence[0]!.interval![0]).toBeGreaterThan(one!.evidence[1]!.interval![1])
  })

  it.each([
    ['the margin lets it', harmful, 'unsubscribeRate', 3.5],
    ['it may be chance', [cell('h1', 100, 1), cell('h2', 100, 4), cell('h3', 100, 1)], 'unsubscribeRate', undefined],
    ['all harm alike', [cell('h1', 4_000, 160), cell('h2', 4_000, 160), cell('h3', 4_000, 160)], 'unsubscribeRate', undefined],
    ['nothing is known', [], 'unsubscribeRate', undefined],
    ['it has nobody to be compared with', [cell('h2', 4_000, 160)], 'unsubscribeRate', undefined],
    ['what is counted is good, and there is more of it', harmful, 'clickRate', 3.5],
    ['too few have bought', harmful.map((one) => ({ ...one, successes: 90 })), 'valuePerDecision', undefined],
  ] as const)('is not when %s', (_, cells, metric, margin) => {
    // With a good counter-metric the others may be the worse ones; what has more of it is not.
    expect(found(cells, metric, margin).map(({ component }) => component)).not.toContain('h2')
  })

  it('is, where more is better, what has less', () => {
    const cells = [cell('h1', 4_000, 400), cell('h2', 4_000, 100), cell('h3', 4_000, 400)]
    expect(found(cells, 'clickRate').map(({ component }) => component)).toEqual(['h2'])
    expect(found(cells, 'unsubscribeRate').map(({ component }) => component)).not.toContain('h2')
  })

  it('is, where a value must not get less, what brings surely less each time it is shown', () => {
    const bought = (headline: string, orders: number, each: number): LearningCell => ({
      ...cell(headline, 10_000, orders),
      value: orders * each,
      valueSquares: orders * each ** 2,
    })
    const [one, ...more] = found([bought('h1', 600, 5_000), bought('h2', 300, 5_000), bought('h3', 600, 5_000)], 'valuePerDecision')
    expect(more).toEqual([])
    expect(Noticed.parse(one)).toMatchObject({
      component: 'h2',
      evidence: [
        { value: 1.5, unit: 'figure', n: 10_000 },
        { value: 3, n: 20_000 },
      ],
    })
    expect(one?.statement).toMatch(/^It brings less each time it is shown: at least \d\d % less than with the others \(1\.50 against 3\.00\)\.$/)
    // As many buy, and for half.
    expect(
      found([bought('h1', 600, 5_000), bought('h2', 600, 2_500), bought('h3', 600, 5_000)], 'valuePerDecision').map(({ component }) => component),
    ).toEqual(['h2'])
    expect(found([bought('h1', 600, 5_000), bought('h2', 600, 5_000), bought('h3', 600, 5_000)], 'valuePerDecision', 0)).toEqual([])
  })

  it('is not what is new and has not been bought yet, nor what is old and has been returned since: only days count on which everything has come', () => {
    const days = ['2026-04-01', '2026-04-05', '2026-04-06', '2026-04-20']
    const compared = (day: string) => [cell('h1', 4_000, 400, day), cell('h2', 4_000, 100, day), cell('h3', 4_000, 400, day)]
    const named = (metric: Metric) => days.map((day) => found(compared(day), metric).map(({ component }) => component))
    expect(named('conversionRate')).toEqual([['h2'], ['h2'], [], []])
    expect(named('clickRate')).toEqual([['h2'], ['h2'], ['h2'], []])
    expect(
      days.map(
        (day) =>
          found(
            harmful.map((one) => ({ ...one, day })),
            'returnRate',
          ).length,
      ),
    ).toEqual([1, 1, 0, 0])
  })

  it('is told by the days alone on which it was shown, whatever the others did on others', () => {
    const sale = [cell('h1', 8_000, 2_400, '2026-03-01'), cell('h3', 8_000, 2_400, '2026-03-01')]
    const after = [cell('h1', 1_000, 100), cell('h2', 1_000, 100), cell('h3', 1_000, 100)]
    expect(found([...sale, ...after], 'conversionRate')).toEqual([])
  })

  it('is not what it did before it was let back: only what it does after that day', () => {
    expect(found(harmful, 'unsubscribeRate', undefined, { h2: '2026-03-20' })).toEqual([])
    const again = [...harmful, ...harmful.map((one) => ({ ...one, day: '2026-03-25' }))]
    const [one] = found(again, 'unsubscribeRate', undefined, { h2: '2026-03-20' })
    expect(one).toMatchObject({ component: 'h2', since: '2026-03-25' })
    const earlier = { ...one!, state: 'open', raisedAt: '2026-03-22T10:00:00.000Z' } as const
    expect(overtakes(one!, earlier)).toBe(true)
    expect(overtakes({ ...one!, since: '2026-03-20' }, earlier)).toBe(false)
  })

  it('is the same in whatever order its counts come, and never for less than the margin', () => {
    const counts = fc.array(fc.tuple(fc.constantFrom('h1', 'h2', 'h3'), fc.nat(500), fc.nat(500)), { maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 2, noNaN: true }), (all, margin) => {
        const cells = all.map(([headline, a, b]) => cell(headline, a + b, a))
        const noticed = found(cells, 'complaintRate', margin)
        expect(found(cells.toReversed(), 'complaintRate', margin)).toEqual(noticed)
        for (const { evidence } of noticed) expect(evidence[0]!.interval![0] / evidence[1]!.interval![1] - 1).toBeGreaterThan(margin)
      }),
      { numRuns: 200 },
    )
  })

  it('is found at most once in twenty placements where nothing harms more, however often one looks', () => {
    const runs = 200
    let alarms = 0
    for (let run = 0; run < runs; run++) {
      const counts = new Map(['h1', 'h2', 'h3'].map((id) => [id, { trials: 0, successes: 0 }]))
      const seed = seedOf('guardrail', String(run))
      for (let shown = 0, alarmed = false; shown < 3_000 && !alarmed; shown++) {
        const one = counts.get(`h${1 + Math.floor(drawAt(seed, 2 * shown) * 3)}`)!
        one.trials++
        if (drawAt(seed, 2 * shown + 1) < 0.05) one.successes++
        if (shown % 100 !== 99) continue
        alarmed =
          found(
            [...counts].map(([id, { trials, successes }]) => cell(id, trials, successes)),
            'unsubscribeRate',
            0,
          ).length > 0
        if (alarmed) alarms++
      }
    }
    expect(alarms / runs).toBeLessThanOrEqual(0.05)
  })

  it.each([
    ['alike', [400, 400, 400]],
    ['one of them seldom', [60, 600, 600]],
  ])('a value is found to be less at most once in twenty placements where none is, however widely amounts are spread: shown %s', (how, daily) => {
    const runs = 150
    let alarms = 0
    for (let run = 0; run < runs; run++) {
      const seed = seedOf(`worth ${how}`, String(run))
      const normals = new Float64Array(2)
      const counts = daily.map(() => ({ trials: 0, successes: 0, value: 0, valueSquares: 0 }))
      let at = 0
      for (let day = 0, alarmed = false; day < 50 && !alarmed; day++) {
        counts.forEach((one, place) => {
          one.trials += daily[place]!
          for (let shown = 0; shown < daily[place]!; shown++) {
            if (drawAt(seed, at++) >= 0.03) continue
            fillNormals(seed, 1_000_000 + at, normals)
            const amount = Math.round(4_000 * Math.exp(1.5 * normals[0]!))
            one.successes++
            one.value += amount
            one.valueSquares += amount ** 2
          }
        })
        const cells = counts.map((one, place) => ({ ...cell(`h${place + 1}`, 0, 0), ...one }))
        alarmed = found(cells, 'valuePerDecision', 0).length > 0
        if (alarmed) alarms++
      }
    }
    expect(alarms / runs).toBeLessThanOrEqual(0.05)
  })
})
