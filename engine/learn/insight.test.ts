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

test('what nothing can be claimed of says why, once however many campaigns show it, and never beside its own claim', () => {
  const one = learned([[-0.25, -0.45, -0.1]])
  const gathering = { slot: 'headline', component: 'h9', exposures: 140, conversions: 12, gathering: { conversions: 12, needed: 25 } }
  const alone = { slot: 'legal', component: 'l0', exposures: 4_000, conversions: 200 }
  const blocked = { ...gathering, component: 'h8', exposures: 0, conversions: 0, gathering: { conversions: 0, needed: 25 } }
  const tag = { tag: 'rain', exposures: 4_000, conversions: 200 }
  const full: Learned = { ...one, effects: [...one.effects, alone, gathering, blocked], tags: [tag] }
  // In another campaign its slot holds nothing else.
  const other: Learned = {
    ...full,
    campaign: 'cmp_2',
    effects: [{ slot: 'headline', component: 'h0', exposures: 9, conversions: 9 }, alone, { ...gathering, exposures: 20 }],
  }
  const { items, unknown } = insightsOf([full, other], { title: (id) => `Title of ${id}`, audienceNamed: String, eventAt: () => 'click' })
  expect(items.map(({ id }) => id)).toEqual(['h0'])
  expect(unknown.map(({ id, because }) => [id, because])).toEqual([
    ['h9', 'gathering: 12 of 25 clicks'],
    ['l0', 'alone in its slot'],
    ['rain', 'all that is shown bears it'],
    ['h8', 'never shown'],
  ])
  expect(unknown[0]).toMatchObject({ title: 'Title of h9', exposures: 140, gathering: { conversions: 12, needed: 25 } })
})
