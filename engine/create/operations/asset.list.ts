import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { AskedAssetsInOrder, assetSearchFrom, searchAssets } from '../asset-search.ts'
import { concept } from '../concept.ts'
import { reasonsOfAsset } from '../found-by.ts'
import { becauseOf, mostRanked } from '../search.ts'

/** A picture, video or document with what a list of them tells of each. How light it is, place by place, weighs more than all else that is known of it. */
const Listed = Asset.omit({ light: true }).extend({
  because: z.array(z.string()).describe('how each of the words was found; empty without words'),
  components: z.number().int().describe('components that are not retired and show it'),
  page: z.number().int().optional().describe('of a document: where to open it, the first page that says one of the words'),
})

export const listAssets = query({
  name: 'asset.list',
  summary: 'Find pictures, videos, documents and captions by words, tags, type, shape and rights, and say why each was found',
  input: AskedAssetsInOrder.extend(PageRequest.shape),
  output: pageOf(Listed).extend({ more: z.boolean().describe(`there are more than total: counting stops at ${mostRanked}`) }),
  roles: everyone,
  example: { words: 'rain' },
  load: async (read, { sort, limit, after, ...asked }, { now }) => {
    const search = assetSearchFrom(asked, await read.all(concept, { state: 'current' }), now)
    if (isRefusal(search)) return search
    const ordered = sort ?? (search.words.length > 0 ? 'match' : 'newest')
    return { search, page: await read.ask(searchAssets, { ...search, sort: ordered, limit, ...(after !== undefined && { after }) }) }
  },
  answer: (facts) => {
    if (isRefusal(facts)) return facts
    const { words } = facts.search
    return {
      ...facts.page,
      items: facts.page.items.map(({ asset: { light: _light, ...asset }, levels, components, pages }) => {
        const pagesOf = (word: string) => pages[words.findIndex((one) => one.word === word)] ?? []
        const page = pageToOpen(levels, pages)
        const because = becauseOf(asset.tags, levels, words, reasonsOfAsset(asset, pagesOf))
        return { ...asset, because, components, ...(page !== undefined && { page }) }
      }),
    }
  },
})

/** The page that says the most of the words: of those that its text alone was found by, if there are any, and the first of several. */
const pageToOpen = (levels: readonly (number | undefined)[], pages: readonly (readonly number[])[]): number | undefined => {
  const byText = pages.filter((_, at) => levels[at] === 1).flat()
  const said = (byText.length > 0 ? byText : pages.flat()).toSorted((a, b) => a - b)
  const times = (page: number): number => said.filter((one) => one === page).length
  return said.reduce<number | undefined>((best, page) => (best === undefined || times(page) > times(best) ? page : best), undefined)
}
