import { expect, test } from 'vitest'
import { carriedBy, draftOf, formOf, type RuleForm, wrongIn } from './form.ts'

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
  const form = formOf(live, 'because it rains')
  expect(wrongIn(form, 'placement')).toEqual([])
  expect(draftOf(form, of, 4)).toEqual({ of, ...live, because: 'because it rains', ifVersion: 4 })
  const campaign = formOf({ eligibility: '', caps: [], priority: 200 }, 'first')
  expect(draftOf(campaign, { kind: 'campaign', id: 'cmp_1' }, undefined)).toEqual({
    of: { kind: 'campaign', id: 'cmp_1' },
    eligibility: '',
    caps: [],
    priority: 200,
    because: 'first',
  })
})

test.each<[string, Partial<RuleForm>]>([
  ['settings', { settings: '[1]' }],
  ['settings', { settings: '{ "shares" ' }],
  ['holdout', { holdout: '51' }],
  ['holdout', { holdout: '' }],
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
])('%s is wrong with %j', (field, typed) => expect(wrongIn({ ...formOf(live, 'because'), ...typed }, 'placement')).toEqual([field]))

test('what a draft changes beside the form is carried along', () =>
  expect(
    carriedBy({
      of: { kind: 'placement', id: 'plc_1', key: 'hero', name: 'Hero' },
      changes: ['caps', 'table'],
      after: { caps: [], table: [{ when: '', campaigns: ['a'] }], fallback: {} },
    }),
  ).toEqual({
    table: [{ when: '', campaigns: ['a'] }],
  }))

test('a campaign’s holdout has no field, so it is carried', () =>
  expect(
    carriedBy({ of: { kind: 'campaign', id: 'cmp_1', key: 'calm', name: 'Calm' }, changes: ['holdout'], after: { holdout: { share: 0.1 } } }),
  ).toEqual({
    holdout: { share: 0.1 },
  }))

test('what a kind does not have is not asked for', () => {
  expect(wrongIn({ ...formOf(live, 'because'), priority: '' }, 'placement')).toEqual([])
  expect(wrongIn({ ...formOf(live, 'because'), priority: '1001', holdout: '' }, 'campaign')).toEqual(['priority'])
})
