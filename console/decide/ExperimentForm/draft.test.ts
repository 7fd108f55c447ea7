import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { type Draft, emptyDraft, guardrailOf, inputFrom, missingIn, type TypedGuardrail } from './draft.ts'

test('an experiment runs to the end of a day where the engine is', () => {
  const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Pacific/Auckland' })
  const draft = emptyDraft(Date.parse('2026-11-29T18:00:00Z'), there)
  expect(draft.until).toBe('2026-12-21')
  expect(inputFrom(draft, String, there).until).toBe('2026-12-21T10:59:59.000Z')
})

test.each<[string, TypedGuardrail, number | undefined]>([
  ['a harm in points', guardrailOf('unsubscribeRate'), 0.002],
  ['others relative to the first arm', guardrailOf('clickRate'), 0.05],
  ['with a comma', { ...guardrailOf('returnRate'), worst: '0,35' }, 0.0035],
  ['nothing worse', { ...guardrailOf('returnRate'), worst: '0' }, 0],
  ['no number', { ...guardrailOf('returnRate'), worst: 'some' }, undefined],
  ['left empty', { ...guardrailOf('returnRate'), worst: ' ' }, undefined],
  ['more than all', { ...guardrailOf('returnRate'), worst: '101' }, undefined],
])('what a guardrail lets get worse is told as a share: %s', (_, guardrail, worst) => {
  const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Oslo' })
  const draft: Draft = { ...emptyDraft(Date.parse('2026-11-29T18:00:00Z'), there), guardrails: [guardrail] }
  expect(missingIn(draft).includes('how much worse a guardrail lets it get')).toBe(worst === undefined)
  if (worst !== undefined) expect(inputFrom(draft, String, there).guardrails).toEqual([{ metric: guardrail.metric, worst, unit: guardrail.unit }])
})

test.each([
  ['0', 0],
  ['', 0],
  ['48', 48],
  ['1.5', undefined],
  ['-1', undefined],
  ['721', undefined],
  ['soon', undefined],
])('an outcome may take whole hours, up to a month: “%s”', (settles, hours) => {
  const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Oslo' })
  const draft: Draft = { ...emptyDraft(Date.parse('2026-11-29T18:00:00Z'), there), settles }
  expect(missingIn(draft).includes('how many hours an outcome may take')).toBe(hours === undefined)
  if (hours !== undefined) expect(inputFrom(draft, String, there).settleHours).toBe(hours)
})
