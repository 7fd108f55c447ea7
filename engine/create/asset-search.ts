import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { Asset, MediaType } from './asset.ts'
import type { Concept } from './concept.ts'
import { soonDays } from './rights-in-words.ts'
import { Counted, Counts, type Found, type Level, mostRanked, type Paged, type Sought, soughtBy } from './search.ts'
import { AskedTags } from './search-asked.ts'

/** wide: wider than 1.1 times its height.  tall: the other way round.  square: about as wide as tall. */
export const Shape = z.enum(['wide', 'tall', 'square'])
export type Shape = z.infer<typeof Shape>

/** uncleared: its file states a holder or terms, and nobody has cleared what it may be used for.  free: its rights have no last day.  later, soon: they end, soon within 30 days.  ended: their last day is over, or those who are seen have not agreed. */
export const RightsEnd = z.enum(['uncleared', 'free', 'later', 'soon', 'ended'])
export type RightsEnd = z.infer<typeof RightsEnd>

/** match: what is called so fits best.  newest: added last.  use: shown by most components. */
export const AssetSort = z.enum(['match', 'newest', 'use'])
export type AssetSort = z.infer<typeof AssetSort>

/** What pictures are asked for by; each part narrows. */
export interface AssetSearch extends Sought {
  mediaTypes?: readonly MediaType[]
  states: readonly Asset['state'][]
  shapes?: readonly Shape[]
  rights?: readonly RightsEnd[]
  /** In no component that is not retired. */
  unused?: boolean
  folder?: string
  /** Of today and of the last day that is soon, yyyy-mm-dd. */
  days: { today: string; soon: string }
}

export interface AssetHit {
  asset: Asset
  /** One for each word. */
  levels: readonly Level[]
  /** Components that are not retired and show it. */
  components: number
  /** For each word, the first pages of a document that say it. */
  pages: readonly (readonly number[])[]
}

export const searchAssets = source<AssetSearch & Paged<AssetSort>, Found<AssetHit>>('assets.searched')

export const AssetFacets = Counted.extend({ mediaType: Counts, shape: Counts, rights: Counts, state: Counts, tag: Counts })
export type AssetFacets = z.infer<typeof AssetFacets>

export const assetFacets = source<AssetSearch, AssetFacets>('assets.faceted')

const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).max(20)])

/** What a search of pictures may be asked by; each part narrows. */
export const AskedAssets = z.strictObject({
  mediaType: oneOrMore(MediaType).optional().describe('one, or any of several'),
  state: oneOrMore(Asset.shape.state).default('usable').describe('one, or any of several'),
  shape: oneOrMore(Shape).optional().describe('one, or any of several; wide and tall from 1.1 : 1 on'),
  rights: oneOrMore(RightsEnd)
    .optional()
    .describe(
      `how its rights stand: uncleared (its file states a holder or terms that nobody has cleared), free (no last day), later, soon (within ${soonDays} days), ended (also where consent is missing)`,
    ),
  tags: AskedTags,
  words: z
    .string()
    .max(200)
    .optional()
    .describe(
      'the beginnings of words of its name, its alt text in any language, its pages, who made it or holds its rights, or what its file says of it (title, caption, credit, keywords), or what its tags are called; all of them',
    ),
  unused: z.boolean().optional().describe('true: no component shows it'),
  folder: Asset.shape.folder,
})
export type AskedAssets = z.output<typeof AskedAssets>

export const AskedAssetsInOrder = AskedAssets.extend({
  sort: AssetSort.optional().describe(
    `match (the default with words): what is called so fits best, of the newest ${mostRanked} that match; newest; use: those that components show, the most shown first`,
  ),
})

const several = <T>(asked: T | readonly T[]): readonly T[] => (Array.isArray(asked) ? asked : [asked]) as readonly T[]
const dayOf = (moment: Date, days = 0): string => new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** The search that is meant, with words and tags as the vocabulary knows them. */
export const assetSearchFrom = (asked: AskedAssets, concepts: readonly Concept[], now: Date): AssetSearch | Refusal => {
  const { mediaType, state, shape, rights, unused, folder } = asked
  const sought = soughtBy(asked, concepts)
  if (isRefusal(sought)) return sought
  return {
    ...sought,
    states: several(state),
    days: { today: dayOf(now), soon: dayOf(now, soonDays) },
    ...(mediaType !== undefined && { mediaTypes: several(mediaType) }),
    ...(shape !== undefined && { shapes: several(shape) }),
    ...(rights !== undefined && { rights: several(rights) }),
    ...(unused !== undefined && { unused }),
    ...(folder !== undefined && { folder }),
  }
}
