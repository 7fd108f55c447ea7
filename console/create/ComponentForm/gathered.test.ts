import { expect, test } from 'vitest'
import { fittingEverywhere, gathered } from './gathered.ts'
import type { Found, Place } from './useCheck.ts'

const format = { count: String }
const place = (layout: string): Place => ({ template: layout, layout, slot: 'headline', label: 'Headline' })
const places = [place('Hero'), place('Banners')]
const found = (over: Partial<Found>): Found => ({
  severity: 'block',
  guardrail: 'text-fits-its-slot',
  locale: 'en',
  reason: 'Too long.',
  places: [0],
  ...over,
})
const room = (size: string, fits: number) =>
  found({ reason: `Headline in ${size} is too long.`, format: size, measured: 102, limit: fits, fits, places: [1] })

test('what is too long in many sizes is one line, behind what is said wrongly', () => {
  const word = found({
    guardrail: 'banned',
    reason: '“epic” is not to be used here.',
    places: [0, 1],
    fix: { sentence: 'Take the word out', inComponent: true },
  })
  const sizes = [room('leaderboard', 48), room('half-page', 40), room('billboard', 76)]
  expect(gathered([...sizes, word], places, format)).toEqual([
    { severity: 'block', sentence: '“epic” is not to be used here. Take the word out.' },
    {
      severity: 'block',
      sentence: 'Too long in 3 sizes; 40 characters fit everywhere.',
      more: { all: 'Each of them', lines: sizes.map(({ reason }) => `Banners: ${reason}`) },
    },
  ])
  expect(fittingEverywhere(sizes)).toBe(40)
  expect(fittingEverywhere([word])).toBeUndefined()
})

test('the worst comes first, and one of a kind stays as it is said', () => {
  const warned = found({ severity: 'warn', guardrail: 'banned', reason: '“epic” is not to be used here.', places: [0, 1] })
  expect(gathered([warned, room('half-page', 40)], places, format).map(({ sentence }) => sentence)).toEqual([
    'Banners: Headline in half-page is too long.',
    '“epic” is not to be used here.',
  ])
})
