import { expect, test } from 'vitest'
import type { Composed } from '../composed.ts'
import { axesOf, cellOf, judgedBy, type Preflight } from './axes.ts'

const part = (id: string, kind: string) => ({ id, key: id, kind, fields: { '*': { text: id } } })
const composed = {
  family: {
    slots: { call: ['see', 'find'], headline: ['dry', 'coat', 'fist'], legal: ['ends'], body: ['one', 'two', 'three', 'four'] },
    locales: ['en', 'de'],
    constraints: [{ kind: 'apart', components: ['coat', 'two'], why: 'They say the same.' }],
  },
  template: { slots: ['headline', 'body', 'call', 'legal'].map((name) => ({ name, label: name })) },
  components: ['dry', 'coat', 'fist', 'one', 'two', 'three', 'four', 'see', 'find', 'ends'].map((id) => part(id, 'headline')),
  assets: [],
} as unknown as Composed

const axes = axesOf(composed)
if (!axes) throw new Error('no axes')

const judged = judgedBy({
  blocks: [
    { locale: 'de', choice: { headline: 'dry', call: 'find' }, guardrail: 'g' },
    { locale: 'en', choice: { legal: 'ends', body: 'four' }, guardrail: 'g' },
  ],
  warns: [
    { locale: 'en', choice: { body: 'one' }, guardrail: 'g' },
    { locale: 'de', choice: { headline: 'fist', body: 'three' }, guardrail: 'g' },
  ],
  moreWarns: 3,
  causes: [],
} as unknown as Preflight)

test('the slots with the most to choose from become rows, columns and marks', () => {
  expect([axes.row.slot, axes.column.slot, axes.mark?.slot]).toEqual(['body', 'headline', 'call'])
  expect(judged.unlisted).toBe(3)
})

test.each([
  [
    'two',
    'dry',
    [
      ['pass', 'pass'],
      ['pass', 'block'],
    ],
  ],
  [
    'one',
    'fist',
    [
      ['warn', 'warn'],
      ['pass', 'pass'],
    ],
  ],
  [
    'four',
    'coat',
    [
      ['block', 'block'],
      ['pass', 'pass'],
    ],
  ],
  [
    'three',
    'fist',
    [
      ['pass', 'pass'],
      ['warn', 'warn'],
    ],
  ],
  // Nothing warns of what stands in the same column with another.
  [
    'two',
    'fist',
    [
      ['pass', 'pass'],
      ['pass', 'pass'],
    ],
  ],
])('%s × %s', (row, column, outcomes) => expect(cellOf(composed, axes, judged, row, column)).toEqual({ outcomes }))

test('a run that does not tell where its warnings hold draws none, and says how many', () =>
  expect(
    judgedBy({
      blocks: [],
      causes: [
        { severity: 'warn', findings: [{}], more: 3 },
        { severity: 'block', findings: [{}], more: 9 },
      ],
    } as unknown as Preflight),
  ).toEqual({ blocks: [], warns: [], unlisted: 4 }))

test('what is kept apart is excluded, with its reason', () =>
  expect(cellOf(composed, axes, judged, 'two', 'coat')).toEqual({ excluded: 'They say the same.' }))

test('a family of one slot has no matrix', () =>
  expect(axesOf({ ...composed, family: { ...composed.family, slots: { headline: ['dry'] } } })).toBeUndefined())
