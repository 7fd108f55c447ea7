import { z } from 'zod'
import { Collection, collection, ShownCollection, shownCollection } from '../collection.ts'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'

export const listCollections = query({
  name: 'collection.list',
  summary: 'List collections, the latest at the top',
  input: z.strictObject({ words: Called, state: Collection.shape.state.default('current'), ...PageRequest.shape }),
  output: pageOf(ShownCollection),
  roles: everyone,
  example: {},
  load: (read, { words, state, ...page }) => read.list(collection, { name: calledBy(words), state }, page, { by: 'madeAt', descending: true }),
  answer: ({ items, ...page }) => ({ ...page, items: items.map(shownCollection) }),
})
