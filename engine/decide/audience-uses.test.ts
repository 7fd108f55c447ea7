import { expect, test } from 'vitest'
import { usesOf } from './audience-uses.ts'

const place = { key: 'hero', name: 'Hero', eligibility: '', state: 'live' as const }
const autumn = { key: 'autumn', name: 'Autumn', eligibility: 'audience.loyal && context.rain > 2.0', state: 'live' as const }
const nothing = { placements: [], campaigns: [], audiences: [] }

test.each([
  [
    'a placement, everywhere in its rule',
    {
      ...nothing,
      placements: [{ ...place, eligibility: '!audience.loyal', table: [{ when: 'audience.loyal', campaigns: [] }], audiences: ['loyal'] }],
    },
    ['eligibility', 'table', 'apart'],
  ],
  ['a campaign', { ...nothing, campaigns: [autumn] }, ['eligibility']],
  ['a paused campaign', { ...nothing, campaigns: [{ ...autumn, state: 'paused' as const }] }, ['eligibility']],
  ['whoever writes it with spaces', { ...nothing, campaigns: [{ ...autumn, eligibility: '!(audience . loyal)' }] }, ['eligibility']],
  ['another audience', { ...nothing, audiences: [{ key: 'calm', name: 'Calm', rule: 'audience.loyal', state: 'live' as const }] }, ['rule']],
])('%s names it', (_, deciding, as) => expect(usesOf('loyal', deciding).map((use) => use.as)).toEqual([as]))

test.each([
  ['a longer key', 'audience.loyalty'],
  ['its key in quotes', 'profile.note == "audience.loyal"'],
  ['an attribute of that name', 'profile.loyal'],
])('%s is not it', (_, eligibility) => expect(usesOf('loyal', { ...nothing, campaigns: [{ ...autumn, eligibility }] })).toEqual([]))

test('what does not decide now does not count', () => {
  expect(
    usesOf('loyal', {
      ...nothing,
      placements: [{ ...place, audiences: ['loyal'], state: 'retired' }],
      campaigns: [
        { ...autumn, state: 'ended' },
        { ...autumn, state: 'draft' },
      ],
    }),
  ).toEqual([])
})
