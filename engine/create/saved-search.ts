import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Entity, noun } from '../kernel/noun.ts'
import type { Page, PageRequest, Reader } from '../kernel/reader.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { AskedAssetsInOrder } from './asset-search.ts'
import type { Kinds } from './component-kind.ts'
import type { Concept } from './concept.ts'
import { AskedInOrder } from './search-asked.ts'
import { tagsFor } from './vocabulary.ts'

/** A search of components, or of pictures, that somebody keeps under a name. */
export const SavedSearch = Entity.extend({
  name: z.string().trim().min(1).max(80),
  components: AskedInOrder.optional().describe('what components are searched by, as component.list takes it'),
  assets: AskedAssetsInOrder.optional().describe('what pictures are searched by, as asset.list takes it; one of the two'),
  shared: z.enum(['me', 'everybody']).describe('who finds it in the library'),
  by: z.string().describe('id of whose it is'),
  savedAt: z.iso.datetime(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

export const savedSearch = noun('saved_search', 'sea', SavedSearch, ['name', 'by', 'shared'])

/** All that somebody finds: their own, and what others share. */
export const searchesFor = async (read: Reader, actor: Actor): Promise<SavedSearch[]> => {
  const [own, shared] = [await read.all(savedSearch, { by: actor.id, shared: 'me' }), await read.all(savedSearch, { shared: 'everybody' })]
  return [...own, ...shared].sort(byName)
}

type Placed = Pick<SavedSearch, 'name' | 'id'>

const byName = (a: Placed, b: Placed): number => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** So many of them, in their order, after a place that the page before handed out: whether what stood there has gone since, or bears another name. */
export const pageOfSearches = (all: readonly SavedSearch[], { limit, after }: PageRequest): Page<SavedSearch> => {
  const left = after === undefined ? all : all.filter((one) => byName(one, placeIn(after)) > 0)
  const items = left.slice(0, limit)
  const last = items.at(-1)
  return { items, total: all.length, ...(last && items.length < left.length && { next: `${last.id} ${last.name}` }) }
}

/** Of what somebody made up the beginning. */
const placeIn = (cursor: string): Placed => {
  const [, id = '', name = ''] = /^(sea_\S+) (.+)$/.exec(cursor) ?? []
  return { id, name }
}

/**
 * A name stands for one search among all that somebody finds when they give it. Somebody else may later share one that is called as your own is: they are not
 * told what you keep for yourself, and lists say which of the two is for everybody.
 */
export const nameTaken = (name: string, found: readonly SavedSearch[], but?: string): Refusal | undefined => {
  const rival = found.find((one) => one.id !== but && one.name.toLowerCase() === name.toLowerCase())
  return (
    rival &&
    refuse('alreadyExists', `A search is called “${rival.name}” already.`, {
      where: [{ path: 'name', problem: 'taken' }],
      remedy: 'Choose another name, or delete the other search first (search.delete).',
    })
  )
}

const mostSaved = 200

/** All that somebody finds is looked at whenever a name is given. */
export const tooMany = (found: readonly SavedSearch[], actor: Actor): Refusal | undefined =>
  found.filter(({ by }) => by === actor.id).length < mostSaved
    ? undefined
    : refuse('wrongState', `You have saved ${mostSaved} searches, and that is the most.`, {
        remedy: 'Delete one that you do not need (search.delete).',
      })

/** Who may change or delete it: whose it is, and for what is shared the owner and the creative steward too. */
export const notYours = ({ by, shared }: SavedSearch, actor: Actor): Refusal | undefined =>
  by === actor.id || (shared === 'everybody' && actor.roles.some((role) => role === 'owner' || role === 'creativeSteward'))
    ? undefined
    : refuse('forbidden', 'This search is somebody else’s.', { remedy: 'Ask whose it is, the creative steward or the owner; or save your own.' })

/** What the journal, which everybody reads, tells of it: what is one's own has no name there. */
export const toldOf = ({ name, shared }: Pick<SavedSearch, 'name' | 'shared'>) => ({ shared, ...(shared === 'everybody' && { name }) })

export const Gone = z.object({
  path: z.string(),
  value: z.string(),
  problem: z.string().describe('what became of it, and what the search does without it'),
})

/** A search as it can be asked of the concepts that are current: a tag that is no longer in the vocabulary is left out, since it would be refused; a kind that is gone finds nothing. */
export const askable = (
  saved: SavedSearch,
  concepts: readonly Concept[],
  kinds: Kinds,
): Pick<SavedSearch, 'components' | 'assets'> & { gone: z.infer<typeof Gone>[] } => {
  const names = new Set(concepts.map(({ key }) => key))
  const kept = <T extends { tags: string[] }>(asked: T): T => ({ ...asked, tags: asked.tags.filter((tag) => names.has(tag)) })
  const { components, assets } = saved
  const tags = (components ?? assets)?.tags.filter((tag) => !names.has(tag)) ?? []
  const asked = components?.kind === undefined ? [] : [components.kind].flat()
  return {
    ...(components && { components: kept(components) }),
    ...(assets && { assets: kept(assets) }),
    gone: [
      ...tags.map((value) => ({ path: 'tags', value, problem: 'is no longer in the vocabulary, so it is left out' })),
      ...asked.filter((kind) => !kinds.has(kind)).map((value) => ({ path: 'kind', value, problem: 'is no longer a kind that is made' })),
    ],
  }
}

/** A search with its tags as the vocabulary calls them. */
export const withKnownTags = <T extends { tags: string[] }>(asked: T, concepts: readonly Concept[], path: string): T | Refusal => {
  const tags = tagsFor(asked.tags, concepts, `${path}.tags`)
  return Array.isArray(tags) ? { ...asked, tags } : tags
}
