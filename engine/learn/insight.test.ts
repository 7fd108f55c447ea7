import { expect, test } from 'vitest'
import { insightsOf } from './insight.ts'
import type { Learned } from './learned.ts'

const learned = (effects: readonly [effect: number, low: number, high: number][]): Learned => ({
  placement: 'home-hero',
  campaign: 'cmp_1',
  at: '2026-11-02T00:00:00.000Z',
  snapshot: 'snp_1',
  trials: 4_000,
  successes: 200,
  effects: effects.map(([effect, low, high], n) => ({
    slot: 'headline',
    component: `h${n}`,
    exposures: 1_000,
    conversions: 50,
    effect,
    interval: [low, high],
  })),
  tags: [],
})

const told = (effects: readonly [number, number, number][]) =>
  insightsOf([learned(effects)], { title: (id) => id, audienceNamed: (key) => key, eventAt: () => 'click' }).items

test('an interval that rounds to zero at its end is not told as sure, nor with a sign before nothing', () => {
  const [sure, doubtful] = told([
    [-0.25, -0.45, -0.0004],
    [-0.1, -0.2, -0.001],
  ])
  expect(sure).toMatchObject({ id: 'h1', sure: true, event: 'click' })
  expect(doubtful).toMatchObject({ id: 'h0', sure: false })
  expect(sure?.statement).toBe('“h1” surely does less than the others: 10 % (−20 % to −0.10 %).')
  expect(doubtful?.statement).toBe('“h0” seems to do 25 % less than the others; cannot tell, between −45 % and −0.040 %.')
  expect(told([[0, -1e-9, 1e-9]])[0]?.statement).toBe('“h0”: cannot tell, between 0 % and 0 %.')
})
