import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Component } from '../component.ts'
import { Completeness, completenessOf, spokenLocales } from '../completeness.ts'
import { concept } from '../concept.ts'
import { reasonsOfComponent } from '../found-by.ts'
import { becauseOf, Effect, mostRanked, searchComponents } from '../search.ts'
import { AskedInOrder, searchFrom } from '../search-asked.ts'

/** A component with what a list of them tells of each. */
const Listed = Component.extend({
  because: z.array(z.string()).describe('how each of the words was found; empty without words'),
  families: z.number().int().describe('current families that hold it'),
  locales: Completeness,
  effect: Effect.optional().describe('what it was measured to bring, for everybody, where it was seen most; absent while too few conversions came'),
  picture: Asset.optional().describe('the picture that it shows'),
})

export const listComponents = query({
  name: 'component.list',
  summary: 'Find components by words, kind, state, tags and language, and say why each was found',
  input: AskedInOrder.extend(PageRequest.shape),
  output: pageOf(Listed).extend({ more: z.boolean().describe(`there are more than total: counting stops at ${mostRanked}`) }),
  roles: everyone,
  example: { kind: 'headline', words: 'dry' },
  load: async (read, { sort, limit, after, ...asked }) => {
    const [locales, concepts] = await Promise.all([read.ask(spokenLocales, {}), read.all(concept, { state: 'current' })])
    const search = searchFrom(asked, concepts, locales)
    if (isRefusal(search)) return search
    const ordered = sort ?? (search.words.length > 0 ? 'match' : 'newest')
    return { search, locales, page: await read.ask(searchComponents, { ...search, sort: ordered, limit, ...(after !== undefined && { after }) }) }
  },
  answer: (facts) => {
    if (isRefusal(facts)) return facts
    const { search, locales, page } = facts
    return {
      ...page,
      items: page.items.map(({ component, families, effect, picture, levels }) => ({
        ...component,
        because: becauseOf(component.tags, levels, search.words, reasonsOfComponent(component, picture)),
        families,
        locales: completenessOf(component, locales),
        ...(effect && { effect }),
        ...(picture && { picture }),
      })),
    }
  },
})
