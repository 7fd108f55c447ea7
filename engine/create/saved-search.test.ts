import { expect, it } from 'vitest'
import { standardKinds } from './component-kind.ts'
import type { Concept } from './concept.ts'
import { askable, pageOfSearches, SavedSearch } from './saved-search.ts'

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

it('goes on after its place where what stood there was deleted meanwhile, or is called otherwise', () => {
  const all = ['Autumn', 'Rain', 'Rain', 'Zebra'].map((name, n) => saved({ id: `sea_${n}`, name }))
  const first = pageOfSearches(all, { limit: 2 })
  expect([first.items.map(({ id }) => id), first.total]).toEqual([['sea_0', 'sea_1'], 4])
  const left = (changed: readonly SavedSearch[]) => pageOfSearches(changed, { limit: 2, after: first.next! })
  expect(left(all)).toEqual({ items: all.slice(2), total: 4 })
  expect(left(all.filter(({ id }) => id !== 'sea_1')).items).toEqual(all.slice(2))
  expect(left([all[0]!, all[2]!, all[3]!, saved({ id: 'sea_1', name: 'Wet' })]).items.map(({ id }) => id)).toEqual(['sea_2', 'sea_3'])
  expect(pageOfSearches(all, { limit: 9, after: 'made up' }).items).toEqual(all)
})
