import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { carriedBy, draftOf, formOf, type RuleForm, wrongIn } from './form.ts'

const days = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Berlin' })

const live = {
  eligibility: 'context.rain >= 2.0',
  caps: [
    { most: 3, days: 7 },
    { most: 1, minutes: 90, tag: 'price' },
  ],
  policy: { name: 'fixed-split', settings: { shares: { a: 2 } } },
  holdout: { share: 0.05 },
}
const of = { kind: 'placement', id: 'plc_1' } as const

test('a form that was only looked at says what is live', () => {
  const form = formOf(live, 'because it rains', days)
  expect(wrongIn(form, 'placement')).toEqual([])
  expect(draftOf(form, of, { version: 4, ruled: {}, days })).toEqual({
    of,
    ...live,
    table: [],
    audiences: [],
    sticky: null,
    because: 'because it rains',
    ifVersion: 4,
  })
  const full = { ...live, table: [{ when: 'audience.loyal', campaigns: ['a'] }], audiences: ['loyal'], sticky: { minutes: 90 } }
  expect(draftOf(formOf(full, 'why', days), of, { version: 4, ruled: {}, days })).toEqual({ of, ...full, because: 'why', ifVersion: 4 })
})

const autumn = {
  eligibility: '',
  caps: [],
  priority: 200,
  holdout: { share: 0.1 },
  budget: { total: 5_000, perDay: 200 },
  value: 1_250,
  from: '2026-10-01T07:30:00.000Z',
  until: '2026-12-24T17:00:00.000Z',
}
const ofAutumn = { kind: 'campaign', id: 'cmp_1' } as const

test('a campaign’s form says how important, when, how much, what it is worth and who never sees it; a day that nobody touched keeps its hour', () => {
  const form = formOf(autumn, 'first', days)
  expect(wrongIn(form, 'campaign')).toEqual([])
  expect(form).toMatchObject({ holdout: '10', total: '5000', perDay: '200', value: '12.5', from: '2026-10-01', until: '2026-12-24' })
  expect(draftOf(form, ofAutumn, { version: undefined, ruled: autumn, days })).toEqual({ of: ofAutumn, ...autumn, because: 'first' })
  expect(draftOf({ ...form, until: '2026-12-31', value: '12,75', perDay: '' }, ofAutumn, { version: undefined, ruled: autumn, days })).toMatchObject({
    until: days.instant('2026-12-31', '23:59:59'),
    value: 1_275,
    budget: { total: 5_000 },
  })
  const emptied = { holdout: '', total: '', perDay: '', value: '', until: '' }
  expect(draftOf({ ...form, ...emptied }, ofAutumn, { version: undefined, ruled: autumn, days })).toMatchObject({
    holdout: null,
    budget: null,
    value: null,
    until: null,
  })
})

test.each<[string, Partial<RuleForm>]>([
  ['holdout', { holdout: '51' }],
  ['total', { total: '1.5' }],
  ['perDay', { perDay: '0' }],
  ['value', { value: 'much' }],
  ['from', { from: '' }],
  ['until', { until: '2026-09-30' }],
])('of a campaign %s is wrong with %j', (field, typed) => {
  expect(wrongIn({ ...formOf(autumn, 'because', days), ...typed }, 'campaign')).toEqual([field])
})

test.each<[string, Partial<RuleForm>]>([
  ['holdout', { holdout: '51' }],
  ['holdout', { holdout: '' }],
  ['sticky', { sticky: '0' }],
  ['sticky', { sticky: '367' }],
  [
    'caps.1',
    {
      caps: [
        { most: '1', within: '7', unit: 'days', on: {} },
        { most: '2.5', within: '7', unit: 'days', on: {} },
      ],
    },
  ],
  ['because', { because: ' x ' }],
])('%s is wrong with %j', (field, typed) => expect(wrongIn({ ...formOf(live, 'because', days), ...typed }, 'placement')).toEqual([field]))

test('what a draft changes beside the form is carried along', () =>
  expect(
    carriedBy({
      of: { kind: 'placement', id: 'plc_1', key: 'hero', name: 'Hero' },
      changes: ['caps', 'table', 'fallback'],
      after: { caps: [], table: [{ when: '', campaigns: ['a'] }], fallback: { html: '' } },
    }),
  ).toEqual({ fallback: { html: '' } }))

test('where a campaign stands and what consent it asks for have no field, so they are carried', () =>
  expect(
    carriedBy({
      of: { kind: 'campaign', id: 'cmp_1', key: 'calm', name: 'Calm' },
      changes: ['holdout', 'placements'],
      after: { holdout: null, placements: ['hero'] },
    }),
  ).toEqual({ placements: ['hero'] }))

test('what a kind does not have is not asked for', () => {
  expect(wrongIn({ ...formOf(live, 'because', days), priority: '' }, 'placement')).toEqual([])
  expect(wrongIn({ ...formOf(autumn, 'because', days), priority: '1001' }, 'campaign')).toEqual(['priority'])
})
