import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { draftOf, inputFrom, misread, type Campaign } from './campaignDraft.ts'

const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Berlin' })

const campaign: Campaign = {
  id: 'cmp_1',
  version: 3,
  key: 'autumn',
  name: 'Autumn',
  family: 'fam_1',
  placements: ['home-hero', 'mobile-hero'],
  eligibility: 'true',
  purposes: ['personalisation'],
  caps: [{ most: 3, days: 7 }],
  budget: { total: 1000, perDay: 50 },
  holdout: { share: 0.05, salt: 'slt_1' },
  from: '2026-11-01T08:30:00.000Z',
  until: '2026-12-01T18:00:00.000Z',
  priority: 200,
  value: 1250,
  brief: 'brf_1',
  blocks: [],
  state: 'live',
}

test('a campaign that nobody changed in the form is saved as it was, with what the form does not ask for', () =>
  expect(inputFrom(draftOf(campaign, there), campaign, there)).toEqual({
    key: 'autumn',
    name: 'Autumn',
    family: 'fam_1',
    placements: ['home-hero', 'mobile-hero'],
    eligibility: 'true',
    purposes: ['personalisation'],
    caps: [{ most: 3, days: 7 }],
    budget: { total: 1000, perDay: 50 },
    holdout: { share: 0.05 },
    from: '2026-11-01T08:30:00.000Z',
    until: '2026-12-01T18:00:00.000Z',
    priority: 200,
    value: 1250,
    brief: 'brf_1',
    ifVersion: 3,
  }))

test('what is emptied is taken back, and a day that is typed is the whole day where the engine is', () => {
  const draft = { ...draftOf(campaign, there), total: '', perDay: ' ', value: '', holdout: '', from: '2026-11-02', until: '' }
  const input = inputFrom(draft, campaign, there)
  expect(Object.keys(input).filter((key) => ['budget', 'value', 'holdout', 'until'].includes(key))).toEqual([])
  expect(input.from).toBe('2026-11-01T23:00:00.000Z')
})

test('a new one has a key of its name, and what is no number is told before it is sent', () => {
  const draft = {
    ...draftOf(undefined, there),
    name: 'Rain at last',
    family: 'fam_1',
    placements: 'home-hero',
    value: '12,50',
    perDay: '2.5',
    total: 'many',
  }
  expect(inputFrom({ ...draft, perDay: '', total: '' }, undefined, there)).toMatchObject({ key: 'rain-at-last', value: 1250, priority: 100 })
  expect(misread(draft)).toEqual(['total', 'perDay'])
})
