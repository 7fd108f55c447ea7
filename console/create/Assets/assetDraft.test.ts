import { expect, it } from 'vitest'
import { amendmentOf, draftOf } from './assetDraft.ts'

const asset = {
  name: 'Ridge',
  alt: { en: 'A ridge', de: '' },
  tags: ['calm'],
  focal: { x: 0.5, y: 0.4 },
  rights: { territories: ['DE'], media: ['web'], holder: 'Ann' },
} as never as Parameters<typeof amendmentOf>[2]
const draft = draftOf(asset)

it('nothing is amended while nothing is said otherwise, nor by a language that says nothing yet', () => {
  expect(amendmentOf(draft, asset.focal, asset)).toEqual({})
  expect(amendmentOf({ ...draft, alt: { ...draft.alt, fi: '' } }, { x: 0.5, y: 0.4 }, asset)).toEqual({})
  expect(amendmentOf({ ...draft, rights: draft.rights && { ...draft.rights, territories: 'Germany, ' } }, asset.focal, asset)).toEqual({})
})

it.each([
  [{ name: 'Dusk' }, { name: 'Dusk' }],
  [{ alt: { en: '', de: '', fi: 'Harju' } }, { alt: { en: '', fi: 'Harju' } }],
  [{ tags: [] }, { tags: [] }],
  [{ rights: undefined }, { rights: null }],
])('%j amends %j alone', (said, amended) => expect(amendmentOf({ ...draft, ...said }, asset.focal, asset)).toEqual(amended))

it('the focal point goes back to the middle', () => expect(amendmentOf(draft, undefined, asset)).toEqual({ focal: null }))
