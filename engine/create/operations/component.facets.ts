import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { countedByLocale, spokenLocales } from '../completeness.ts'
import { concept } from '../concept.ts'
import { componentFacets, Facets } from '../search.ts'
import { Asked, searchFrom } from '../search-asked.ts'

export const facetComponents = query({
  name: 'component.facets',
  summary: 'Count components by kind, state, tag and language, as far as a search narrows them',
  input: Asked,
  output: Facets,
  roles: everyone,
  example: {},
  load: async (read, asked) => {
    const [locales, concepts] = await Promise.all([read.ask(spokenLocales, {}), read.all(concept, { state: 'current' })])
    const search = searchFrom(asked, concepts, locales)
    return isRefusal(search) ? search : { locales, counts: await read.ask(componentFacets, search) }
  },
  answer: (facts) => {
    if (isRefusal(facts)) return facts
    const { saying, ...counts } = facts.counts
    return { ...counts, ...countedByLocale(saying, facts.locales) }
  },
})
