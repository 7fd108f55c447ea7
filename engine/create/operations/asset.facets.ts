import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { AskedAssets, assetFacets, AssetFacets, assetSearchFrom } from '../asset-search.ts'
import { concept } from '../concept.ts'

export const facetAssets = query({
  name: 'asset.facets',
  summary: 'Count pictures by type, shape, end of rights, state and tag, as far as a search narrows them',
  input: AskedAssets,
  output: AssetFacets,
  roles: everyone,
  example: {},
  load: async (read, asked, { now }) => {
    const search = assetSearchFrom(asked, await read.all(concept, { state: 'current' }), now)
    return isRefusal(search) ? search : read.ask(assetFacets, search)
  },
  answer: (counts) => counts,
})
