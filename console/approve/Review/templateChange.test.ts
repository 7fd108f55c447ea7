import { expect, test } from 'vitest'
import { templateChangeOf } from './templateChange.ts'

const headline = { name: 'headline', label: 'Headline', kind: 'headline', required: true, maxCharacters: 48 }
const before = {
  name: 'Mobile card',
  hash: 'was',
  channel: 'web' as const,
  format: { name: 'hero', width: 342 },
  slots: [headline],
  body: '<p class="name">Lindmoor</p>\n<h2>{{ slots.headline.text }}</h2>',
}
type Template = typeof before & {
  subject?: string
  slots: (typeof headline & { also?: string[]; ground?: { slot: string; shade: { colour: string; opacity: number } } })[]
}
const changeOf = (change: Partial<Template>, isNew = true) => templateChangeOf({ ...before, hash: 'is', ...change }, before, isNew)

test('another word is said as a word and as a line of the body', () => {
  expect(changeOf({ body: before.body.replace('Lindmoor', 'Lindmoor, now 99 €') })).toEqual({
    compared: true,
    said: [{ place: 'text', before: 'Lindmoor', after: 'Lindmoor, now 99 €' }],
    limits: [],
    body: [{ before: '<p class="name">Lindmoor</p>', after: '<p class="name">Lindmoor, now 99 €</p>' }],
  })
})

test.each([
  ['a limit', { slots: [{ ...headline, maxCharacters: 40 }] }, [{ place: 'Headline, max characters', before: '48', after: '40' }]],
  [
    'a shade',
    { slots: [{ ...headline, ground: { slot: 'image', shade: { colour: 'ground', opacity: 0.43 } } }] },
    [{ place: 'Headline, ground', before: '', after: 'slot image, shade colour ground, opacity 0.43' }],
  ],
  [
    'a further kind that a slot takes',
    { slots: [{ ...headline, also: ['customerQuote', 'offer'] }] },
    [{ place: 'Headline, also', before: '', after: 'customerQuote, offer' }],
  ],
  [
    'a slot that came',
    { slots: [headline, { ...headline, name: 'body', label: 'Body', kind: 'body' }] },
    [{ place: 'Body', before: '', after: 'body' }],
  ],
  ['a slot that went', { slots: [] }, [{ place: 'Headline', before: 'headline', after: '' }]],
  ['its size', { format: { name: 'hero', width: 360 } }, [{ place: 'format', before: 'name hero, width 342', after: 'name hero, width 360' }]],
])('%s is told', (_, change, limits) => expect(changeOf(change)).toMatchObject({ said: [], limits }))

test('the subject of an e-mail is told as it is written', () =>
  expect(changeOf({ subject: '{{ person.firstName }}, 20 % off' })?.said).toEqual([
    { place: 'subject', before: '', after: '{{ person.firstName }}, 20 % off' },
  ]))

test('without anything else to compare it with, what nobody approved is told whole; what has its yes is not', () => {
  expect(templateChangeOf(before, undefined, true)).toEqual({
    compared: false,
    said: [{ place: 'text', before: '', after: 'Lindmoor' }],
    limits: [],
    body: [],
  })
  expect(templateChangeOf(before, before, true)?.compared).toBe(false)
  expect(templateChangeOf(before, before, false)).toBeUndefined()
  expect(templateChangeOf(before, undefined, false)).toBeUndefined()
})
