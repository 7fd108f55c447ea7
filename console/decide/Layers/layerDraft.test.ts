import { expect, test } from 'vitest'
import { draftOf, inputFrom, shareTyped, sidesChanged, type Layer } from './layerDraft.ts'
import { layersTitle } from './layersTitle.ts'

const layer: Layer = { id: 'lay_1', version: 2, key: 'weather', name: 'Weather', salt: 's', members: [{ campaign: 'a', share: 1 / 3 }, { campaign: 'b', share: 0.5 }] } // prettier-ignore

test('a layer that nobody changed in the form moves nobody when it is saved', () => {
  const input = inputFrom(draftOf(layer), layer)
  expect(input).toMatchObject({ key: 'weather', name: 'Weather', ifVersion: 2 })
  expect(sidesChanged(layer.members, input?.members ?? [])).toEqual([])
})

test.each([
  ['12,5', 0.125],
  ['0', 0],
  ['', undefined],
  ['some', undefined],
  ['101', undefined],
  ['-1', undefined],
])('%j per cent is %s', (typed, share) => expect(shareTyped(typed)).toBe(share))

test('the title says what is kept apart and who sees nothing', () => {
  const format = { count: String, percentSet: (share: number) => `${share * 100} %` }
  expect(layersTitle([layer, { members: [] }], 0.05, format)).toBe('2 layers keep 2 campaigns apart; 5 % of people see nothing of the engine.')
  expect(layersTitle([], 0, format)).toBe('No layer keeps campaigns apart; nobody is kept from everything.')
})
