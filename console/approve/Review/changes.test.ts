import { expect, test } from 'vitest'
import type { Part } from '../../create/composed.ts'
import { changesOf, saidChanges, freshIn } from './changes.ts'

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

const one = (kind: string) => part(kind, kind, 'h')
const came = (kind: string) => ({ slot: 's', is: one(kind) })
const went = (kind: string) => ({ slot: 's', was: one(kind) })
const amended = (kind: string) => ({ slot: 's', was: one(kind), is: one(kind) })

test.each([
  [[amended('headline')], 'One headline changed'],
  [[came('headline'), came('headline')], '2 new headlines'],
  [[amended('callToAction'), amended('callToAction')], '2 calls to action changed'],
  [[came('headline'), came('image')], '2 new components'],
  // What a recombined family was told as “3 headlines changed”.
  [[came('headline'), went('headline'), came('headline')], '2 new headlines, one headline gone'],
  [[amended('headline'), came('image'), went('image')], 'One headline changed, one new image, one image gone'],
])('%#: %s', (changes, sentence) => expect(saidChanges(changes, String)).toBe(sentence))

test('what has its yes by now is not counted as new', () => {
  expect(freshIn(said([part('dry', 'headline', 'h1', 'draft'), part('coat', 'headline', 'h2')]))).toBe(1)
  expect(freshIn(said([part('dry', 'headline', 'h1'), part('coat', 'headline', 'h2')]))).toBe(0)
})
