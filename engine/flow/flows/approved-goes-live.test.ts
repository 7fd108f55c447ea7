import { expect, test } from 'vitest'
import { waitsFor } from './approved-goes-live.ts'

const anew = { id: 'f2', hash: 'now', lineage: { family: 'f1', because: 'it wears off', signal: 's1' } }
const at = ['home-hero', 'blog']

test.each([
  ['a draft with it', { family: 'f2', state: 'draft', placements: at }, true],
  ['what shows it as it was before', { family: 'f2', familyHash: 'before', state: 'live', placements: at }, true],
  ['what shows it as it is', { family: 'f2', familyHash: 'now', state: 'live', placements: at }, false],
  ['what is live with the old one where it wears off', { family: 'f1', familyHash: 'old', state: 'live', placements: at }, true],
  ['what is live with the old one elsewhere', { family: 'f1', familyHash: 'old', state: 'live', placements: ['mobile'] }, false],
  ['a draft with the old one', { family: 'f1', state: 'draft', placements: at }, false],
  ['what shows another', { family: 'f3', familyHash: 'other', state: 'live', placements: at }, false],
] as const)('for a family with its yes waits %s: %#', (_, campaign, waits) => {
  expect(waitsFor({ ...campaign, placements: [...campaign.placements] }, anew, 'home-hero')).toBe(waits)
})

test('without a signal the old family is replaced wherever it is live', () => {
  const shows = { family: 'f1', familyHash: 'old', state: 'live' as const, placements: ['mobile'] }
  expect(waitsFor(shows, { ...anew, lineage: { family: 'f1', because: 'a better idea' } }, undefined)).toBe(true)
})
