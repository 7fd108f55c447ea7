import { describe, expect, it } from 'vitest'
import type { Component } from '../create/component.ts'
import type { Placement } from '../decide/placement.ts'
import { doesWhere, shownWhere } from './forward.ts'
import type { Learned, LearnedEffect } from './learned.ts'

const at = '2026-11-20T10:00:00.000Z'
const part = { id: 'cpt_1', key: 'rain', kind: 'headline', fields: { en: { text: 'Rain' } } } as unknown as Component
const places = [{ key: 'hero', name: 'Home hero', goal: { metric: 'clickRate' } }] as unknown as Placement[]
const learned = (campaign: string, effect: Partial<LearnedEffect>, more: Partial<Learned> = {}): Learned => ({
  placement: 'hero',
  campaign,
  at,
  snapshot: `snp_${campaign}`,
  trials: 1_000,
  successes: 40,
  effects: [{ slot: 'headline', component: 'cpt_1', exposures: 500, conversions: 30, ...effect }],
  tags: [],
  ...more,
})
const known = (of: Learned[]) => ({ learned: of, places, locale: 'en' })

describe('forward from a component', () => {
  it('says its effect with the interval, and what that rests on', () => {
    expect(doesWhere([part], known([learned('one', { effect: 0.12, interval: [0.03, 0.2] })]))).toEqual([
      {
        component: 'cpt_1',
        key: 'rain',
        title: 'Rain',
        slot: 'headline',
        placement: { key: 'hero', name: 'Home hero' },
        exposures: 500,
        conversions: 30,
        event: 'click',
        snapshot: 'snp_one',
        at,
        effect: 0.12,
        interval: [0.03, 0.2],
      },
    ])
  })

  it('gives the reason where there is no figure, and never both', () => {
    const [line] = doesWhere([part], known([learned('one', { effect: 0.4, interval: [-1, 3], gathering: { conversions: 3, needed: 20 } })]))
    expect(line).toMatchObject({ because: 'gathering: 3 of 20 clicks' })
    expect(line).not.toHaveProperty('effect')
  })

  it('tells a placement once, for everybody, by what has counted most; what was seen most first', () => {
    const all = [
      learned('one', { exposures: 10, effect: 0.1, interval: [0, 0.2] }),
      learned('two', { exposures: 20, effect: 0.2, interval: [0, 0.3] }),
      learned('three', { exposures: 900, audience: 'riders', effect: 0.9, interval: [0, 1] }),
      learned('four', { exposures: 90, effect: 0.3, interval: [0, 0.4] }, { placement: 'gone' }),
    ]
    expect(doesWhere([part], known(all)).map(({ placement, effect }) => [placement.name, effect])).toEqual([
      ['gone', 0.3],
      ['Home hero', 0.2],
    ])
    expect(doesWhere([], known(all))).toEqual([])
  })

  it('counts a campaign where it is live, and nowhere else', () => {
    const live = [{ campaign: 'one', key: 'one', name: 'One', placements: ['hero'] }]
    const all = [learned('one', {}), learned('two', {}), learned('one', {}, { placement: 'gone' })]
    expect(shownWhere(live, known(all))).toMatchObject([
      { campaigns: [{ id: 'one', name: 'One' }], placement: { name: 'Home hero' }, exposures: 1_000, conversions: 40, event: 'click' },
    ])
  })

  it('tells what campaigns count together once', () => {
    const live = ['one', 'two'].map((campaign) => ({ campaign, key: campaign, name: campaign, placements: ['hero'] }))
    expect(shownWhere(live, known([learned('one', {}), learned('two', {})]))).toMatchObject([
      { campaigns: [{ id: 'one' }, { id: 'two' }], exposures: 1_000 },
    ])
  })
})
