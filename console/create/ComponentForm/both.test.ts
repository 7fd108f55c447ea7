import { expect, test } from 'vitest'
import { differences, firstChoice, isSame, picked } from './both.ts'
import type { Draft } from './draft.ts'

const draft = (values: Draft['values'], tags = ['rain']): Draft => ({ kind: 'headline', values, tags })
const base = draft({ 'en.text': 'Dry', 'de.text': 'Trocken' })
const mine = draft({ 'en.text': 'Dry, at last', 'de.text': 'Trocken', 'sv.text': 'Torr' })
const theirs = draft({ 'en.text': 'Dry all the way', 'de.text': 'Ganz trocken' }, ['rain', 'wry'])

test('what only one of both changed stands as that one left it; what both changed is to be chosen', () =>
  expect(differences(base, mine, theirs).map((one) => [one.place, firstChoice(one)])).toEqual([
    ['en.text', undefined],
    ['de.text', 'theirs'],
    ['sv.text', 'mine'],
    ['tags', 'theirs'],
  ]))

test('each place is taken from who was chosen for it', () =>
  expect(picked(mine, theirs, { 'en.text': 'theirs', 'de.text': 'theirs', 'sv.text': 'mine', tags: 'mine' })).toMatchObject({
    values: { 'en.text': 'Dry all the way', 'de.text': 'Ganz trocken', 'sv.text': 'Torr' },
    tags: ['rain'],
  }))

test('space around a text, and a field that says nothing, are no difference', () => {
  expect(isSame(base, draft({ 'en.text': ' Dry ', 'de.text': 'Trocken', 'sv.text': '' }))).toBe(true)
  expect(isSame(base, mine)).toBe(false)
})
