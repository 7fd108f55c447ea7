import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { emptyDraft, inputFrom } from './draft.ts'

test('an experiment runs to the end of a day where the engine is', () => {
  const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Pacific/Auckland' })
  const draft = emptyDraft(Date.parse('2026-11-29T18:00:00Z'), there)
  expect(draft.until).toBe('2026-12-21')
  expect(inputFrom(draft, String, there).until).toBe('2026-12-21T10:59:59.000Z')
})
