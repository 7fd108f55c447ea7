import { z } from 'zod'
import { asset } from '../asset.ts'
import { Collection, collection, ShownCollection, shownCollection } from '../collection.ts'
import { component } from '../component.ts'
import { findAll, findOne } from '../find.ts'
import { mostGatheredBy, mostHeld } from '../limits.ts'
import { unknownRefusal } from '../unknown-members.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { gatherers } from '../../people/permission.ts'

export const amendCollection = command({
  name: 'collection.amend',
  summary: 'Rename a collection, or change what it holds; what is left out stays as it is',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: Collection.shape.name.optional(),
    note: z.string().max(1_000).optional(),
    assets: z.array(z.string()).max(mostHeld).optional().describe('ids or keys: all that it should hold by hand'),
    components: z.array(z.string()).max(mostHeld).optional().describe('ids or keys: all that it should hold by hand'),
    tags: z.array(Collection.shape.key).max(mostGatheredBy).optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: ShownCollection,
  roles: [...gatherers, 'agent'],
  load: async (read, { id, assets = [], components = [] }) => ({
    found: await findOne(read, collection, id),
    assets: await findAll(read, asset, [...new Set(assets)]),
    components: await findAll(read, component, [...new Set(components)]),
  }),
  decide: ({ found, ...known }, { id, ifVersion, assets, components, ...said }) => {
    if (!found) return refuseUnknown('collection', id, 'id or key')
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired.')
    const unknown = unknownRefusal({ assets, components }, known)
    if (unknown) return unknown
    const ids = (of: ReadonlyMap<string, { id: string }>): string[] => [...new Set([...of.values()].map((one) => one.id))]
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<Collection>
    const amended = amend<Collection>(found, {
      ...given,
      ...(assets && { assets: ids(known.assets) }),
      ...(components && { components: ids(known.components) }),
    })
    return {
      answer: shownCollection(amended),
      save: [put(collection, amended)],
      journal: [happened('collection.amended', { collection: found.id }, { name: amended.name, assets: amended.assets.length })],
    }
  },
})
