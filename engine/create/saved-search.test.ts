import { expect, it } from 'vitest'
import { standardKinds } from './component-kind.ts'
import type { Concept } from './concept.ts'
import { askable, SavedSearch } from './saved-search.ts'

const rain: Concept = { id: 'con_1', version: 1, key: 'rain', label: 'Rain', of: 'message', synonyms: [], state: 'current' }
const saved = (more: object) =>
  SavedSearch.parse({ id: 'sea_1', version: 1, name: 'Rain', shared: 'me', by: 'per_1', savedAt: '2026-01-01T00:00:00.000Z', ...more })

it('a search of what is gone can still be asked, and says what is gone: a tag is left out, a kind stays', () => {
  const search = saved({ components: { kind: ['headline', 'quote'], tags: ['rain', 'hail'], words: 'dry' } })
  expect(askable(search, [rain], standardKinds)).toEqual({
    components: { kind: ['headline', 'quote'], tags: ['rain'], words: 'dry', state: ['draft', 'approved'] },
    gone: [
      { path: 'tags', value: 'hail', problem: expect.stringContaining('left out') },
      { path: 'kind', value: 'quote', problem: expect.stringContaining('no longer') },
    ],
  })
  expect(askable(saved({ assets: { tags: ['hail'] } }), [rain], standardKinds)).toMatchObject({ assets: { tags: [] }, gone: [{ value: 'hail' }] })
  expect(askable(saved({ components: { kind: 'offer' } }), [rain], standardKinds).gone).toEqual([])
})
