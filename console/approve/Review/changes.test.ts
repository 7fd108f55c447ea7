import { expect, test } from 'vitest'
import type { Part } from '../../create/composed.ts'
import { changesOf, countedParts } from './changes.ts'

const part = (id: string, kind: string, hash: string, state: Part['state'] = 'approved') => ({ id, kind, hash, state }) as Part
const template = { slots: [{ name: 'headline' }, { name: 'image' }] }
const rain = part('rain', 'image', 'i1')
const before = {
  template,
  family: { slots: { headline: ['dry', 'coat'], image: ['rain'] } },
  components: [part('dry', 'headline', 'h1'), part('coat', 'headline', 'h2'), rain],
}
const said = (headlines: Part[]) => ({
  template,
  family: { slots: { headline: headlines.map(({ id }) => id), image: ['rain'] } },
  components: [...headlines, rain],
})

test.each([
  ['the same', [part('dry', 'headline', 'h1'), part('coat', 'headline', 'h2')], []],
  ['another text', [part('dry', 'headline', 'h1'), part('coat', 'headline', 'new')], [{ was: 'h2', is: 'new' }]],
  ['one came', [part('dry', 'headline', 'h1'), part('coat', 'headline', 'h2'), part('fist', 'headline', 'h3')], [{ is: 'h3' }]],
  ['one went', [part('dry', 'headline', 'h1')], [{ was: 'h2' }]],
])('%s', (_, headlines, changes) => {
  const found = changesOf(said(headlines), before).map(({ was, is }) => ({ ...(was && { was: was.hash }), ...(is && { is: is.hash }) }))
  expect(found).toEqual(changes)
})

test('without a before, what nobody has approved is new, in the order of the slots', () => {
  const fresh = said([part('dry', 'headline', 'h1', 'draft'), part('coat', 'headline', 'h2')])
  expect(
    changesOf({ ...fresh, components: [...fresh.components.slice(0, 2), { ...rain, state: 'draft' }] }, undefined).map(({ slot }) => slot),
  ).toEqual(['headline', 'image'])
})

test.each([
  [['headline'], false, 'One headline'],
  [['headline', 'headline'], true, '2 new headlines'],
  [['callToAction', 'callToAction'], false, '2 calls to action'],
  [['headline', 'image'], true, '2 new components'],
])('%j, new: %s → %s', (kinds, fresh, sentence) =>
  expect(
    countedParts(
      kinds.map((kind, n) => ({ slot: 's', is: part(String(n), kind, 'h') })),
      String,
      fresh,
    ),
  ).toBe(sentence),
)
