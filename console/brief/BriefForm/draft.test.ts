import { expect, test } from 'vitest'
import { emptyDraft, inputFrom, missingIn } from './draft.ts'

const whole = { ...emptyDraft, title: ' A rain headline ', placements: 'home-hero, newsletter-hero', due: '2026-12-01' }

test('what is missing is a short list', () => {
  expect(missingIn(emptyDraft)).toEqual(['Title', 'Placements', 'Live by'])
  expect(missingIn({ ...whole, hours: 'some' })).toEqual(['Hours of work'])
  expect(missingIn(whole)).toEqual([])
})

test('the draft becomes what the operation takes', () => {
  expect(inputFrom(whole)).toMatchObject({ title: 'A rain headline', placements: ['home-hero', 'newsletter-hero'], hours: 8, audience: 'everyone' })
  expect(new Date(inputFrom(whole).due).getHours()).toBe(12)
})
