import { expect, it } from 'vitest'
import { someSlot } from '../guard/guard.fixture.ts'
import { standardKinds } from './component-kind.ts'
import { groundsFor, takesPictures } from './slot-kinds.ts'

const portrait = { name: 'portrait', main: 'asset', fields: { asset: { type: 'asset' as const, required: true } }, binding: false }
const kinds = new Map([...standardKinds, [portrait.name, portrait]])
const slots = [someSlot('headline'), someSlot('image'), someSlot('face', { kind: 'portrait' }), someSlot('other', { kind: 'nobody declared it' })]

it('offers pictures of every kind as a ground, those that an engine declares too', () => {
  expect(slots.map((slot) => takesPictures(slot, kinds))).toEqual([false, true, true, false])
  expect(groundsFor({ name: 'headline' }, slots, kinds).map(({ name }) => name)).toEqual(['image', 'face'])
  expect(groundsFor({ name: 'image' }, slots, kinds).map(({ name }) => name)).toEqual(['face'])
})
