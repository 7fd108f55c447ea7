import { expect, test } from 'vitest'
import { carried, draftOf, inputFrom, isTooMany, localesIn, makesOf, missingIn, type Begun, type Draft, type Slot, type Template } from './draft.ts'

const slot = (name: string, kind = name, required = true): Slot => ({ name, label: name, kind, required })
const template = (id: string, slots: Slot[]) => ({ id, slots }) as Template
const hero = template('hero', [slot('headline'), slot('image'), slot('legalLine', 'legalLine', false)])
const letter = template('letter', [slot('subject', 'headline'), slot('body')])
const begun: Begun = { templates: [letter, hero], locales: ['en', 'de'], fitting: new Map() }
const draft: Draft = {
  name: 'Rain',
  template: 'hero',
  locales: 'en, de',
  markets: 'world',
  brief: undefined,
  picked: { headline: ['a', 'b'], image: ['c'] },
}

test.each([
  ['nothing in hand chooses nothing', begun, undefined, {}],
  ['the only template is chosen', { ...begun, templates: [hero] }, 'hero', {}],
  ['a component goes into the first slot of its kind', { ...begun, component: { id: 'x', kind: 'image' } }, 'hero', { image: ['x'] }],
  ['a brief asks for the format of its placement', { ...begun, brief: { id: 'b', title: 'Rain' }, fitting: new Map([['hero', 'Home']]) }, 'hero', {}],
  ['a component that no template takes is in none', { ...begun, component: { id: 'x', kind: 'offer' } }, undefined, {}],
])('%s', (_, came, chosen, picked) => expect(draftOf(came)).toMatchObject({ template: chosen, picked, locales: 'en, de', markets: 'world' }))

test('what was chosen goes along to a slot of its kind', () =>
  expect(carried(draft.picked, hero.slots, letter.slots)).toEqual({ subject: ['a', 'b'] }))

test('variants are counted over all languages, each said once', () => {
  expect(localesIn({ locales: 'en,de  de-AT, en' })).toEqual(['en', 'de', 'de-AT'])
  expect([makesOf(draft, hero), makesOf({ ...draft, locales: '' }, hero), makesOf(draft, undefined)]).toEqual([4, 0, 0])
  expect([isTooMany(200_000), isTooMany(200_001)]).toEqual([false, true])
})

test('what is missing is said by name; an optional slot may stay empty', () => {
  expect(missingIn(draft, hero)).toEqual([])
  expect(missingIn({ ...draft, name: ' ', locales: ' ', markets: ', ', picked: {} }, hero)).toEqual([
    'Name',
    'headline',
    'image',
    'Languages',
    'Markets',
  ])
  expect(missingIn(draft, undefined)).toEqual(['Template'])
})

test('what another template left behind is not sent', () =>
  expect(inputFrom({ ...draft, markets: 'Germany, at', brief: 'b', picked: { ...draft.picked, subject: ['z'] } }, hero)).toEqual({
    name: 'Rain',
    template: 'hero',
    slots: { headline: { components: ['a', 'b'] }, image: { components: ['c'] } },
    locales: ['en', 'de'],
    markets: ['DE', 'AT'],
    brief: 'b',
  }))
