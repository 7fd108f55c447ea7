import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { concept } from '../concept.ts'
import { nameTaken, SavedSearch, savedSearch, searchesFor, toldOf, tooMany, withKnownTags } from '../saved-search.ts'

export const saveSearch = command({
  name: 'search.save',
  summary: 'Keep a search of components or of pictures under a name, for yourself or for everybody',
  input: z.strictObject({
    name: SavedSearch.shape.name,
    components: SavedSearch.shape.components,
    assets: SavedSearch.shape.assets,
    shared: SavedSearch.shape.shared.default('me'),
  }),
  output: SavedSearch,
  roles: everyone,
  example: { name: 'Plain headlines', components: { kind: 'headline', words: 'dry', sort: 'use' }, shared: 'everybody' },
  load: async (read, _, { actor }) => ({ found: await searchesFor(read, actor), concepts: await read.all(concept, { state: 'current' }) }),
  decide: ({ found, concepts }, { name, components, assets, shared }, { now, newId, actor }) => {
    if ((components === undefined) === (assets === undefined))
      return refuse('invalidInput', 'A search looks for components or for pictures.', {
        where: [
          { path: components ? 'assets' : 'components', problem: components ? 'one too many' : 'missing', hint: 'give one of components and assets' },
        ],
      })
    const no = nameTaken(name, found) ?? tooMany(found, actor)
    if (no) return no
    const parts = components ? withKnownTags(components, concepts, 'components') : undefined
    const pictures = assets ? withKnownTags(assets, concepts, 'assets') : undefined
    if (isRefusal(parts)) return parts
    if (isRefusal(pictures)) return pictures
    const saved: SavedSearch = {
      id: newId(savedSearch.prefix),
      version: 1,
      name,
      ...(parts && { components: parts }),
      ...(pictures && { assets: pictures }),
      shared,
      by: actor.id,
      savedAt: now.toISOString(),
    }
    return { answer: saved, save: [put(savedSearch, saved)], journal: [happened('search.saved', { search: saved.id }, toldOf(saved))] }
  },
})
