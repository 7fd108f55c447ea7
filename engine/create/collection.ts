import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { type Page, type Reader, source } from '../kernel/reader.ts'
import { type Asset, asset } from './asset.ts'
import { type Component, component } from './component.ts'
import { picturesOf } from './composition.ts'
import { Key } from './key.ts'
import { mostGatheredBy, mostHeld } from './limits.ts'
import { notPublic } from './public-use.ts'

/** atOnce: a use within the rights is granted when it is asked for.  byHand: it waits for a person's yes as well. */
export const Granting = z.enum(['atOnce', 'byHand'])

export const Shared = z.strictObject({ by: z.string(), at: z.iso.datetime(), until: z.iso.datetime(), grants: Granting })

/** Pictures and components that belong together for somebody: chosen by hand, and whatever bears its tags. */
export const Collection = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(120),
  note: z.string().max(1_000).default(''),
  assets: z.array(z.string()).max(mostHeld).describe('ids'),
  components: z.array(z.string()).max(mostHeld).describe('ids'),
  tags: z.array(Key).max(mostGatheredBy).default([]).describe('keys of concepts: usable pictures that bear all of them belong to it too'),
  shared: Shared.optional().describe('the page that shows it to whoever has its address'),
  share: z.string().optional().describe('hash of the secret in that address'),
  state: z.enum(['current', 'retired']),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type Collection = z.infer<typeof Collection>

export const collection = noun('collection', 'col', Collection, ['key', 'name', 'state', 'share', 'madeAt'])

export const ShownCollection = Collection.omit({ share: true })

export const shownCollection = ({ share: _share, ...rest }: Collection): z.infer<typeof ShownCollection> => rest

/** Usable pictures that bear all of these tags, newest first. */
export const picturesTagged = source<{ tags: readonly string[]; limit: number }, Page<Asset>>('pictures.tagged')

/** Does this belong to it: by hand, by its tags, or in a component of it? */
export const belongsTo = ({ assets, components, tags }: Collection, { id, state, tags: borne }: Asset, shownBy: readonly Component[]): boolean =>
  state === 'usable' &&
  (assets.includes(id) || (tags.length > 0 && tags.every((tag) => borne.includes(tag))) || shownBy.some((one) => components.includes(one.id)))

export const mostShown = 500

export interface Held {
  assets: Asset[]
  components: Component[]
}

/** What a collection holds now: usable pictures by hand, by tag and in its components; components that are not retired. */
export const heldBy = async (read: Reader, { assets: chosen, components: ids, tags }: Collection): Promise<Held> => {
  const components = (await read.many(component, ids)).filter(({ state }) => state !== 'retired')
  const found = [
    ...(await read.many(asset, chosen)),
    ...(tags.length === 0 ? [] : (await read.ask(picturesTagged, { tags, limit: mostShown })).items),
    ...(await picturesOf(read, components)),
  ]
  const usable = found.filter(({ state }) => state === 'usable')
  return { assets: [...new Map(usable.map((one) => [one.id, one])).values()].slice(0, mostShown), components }
}

/** What others see of it on a day (yyyy-mm-dd): nothing of which the rights cover no use then, be they its own or those of the poster that stands for it. */
export const openToOthers = async (read: Reader, { assets, components }: Held, day: string): Promise<Held> => {
  const posters = await read.many(asset, [...new Set(assets.flatMap(({ poster }) => poster?.asset ?? []))])
  const isOpen = (one: Pick<Asset, 'rights'>): boolean => notPublic(one, { day }) === undefined
  const closed = new Set(posters.filter((one) => !isOpen(one)).map(({ id }) => id))
  return {
    assets: assets.filter((one) => isOpen(one) && !closed.has(one.poster?.asset ?? '')),
    components: components.filter(isOpen),
  }
}
