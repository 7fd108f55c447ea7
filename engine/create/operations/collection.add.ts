import { z } from 'zod'
import { asset } from '../asset.ts'
import { Collection, collection, ShownCollection } from '../collection.ts'
import { component } from '../component.ts'
import { findAll, findOne } from '../find.ts'
import { keyFor, keyOf } from '../key-of.ts'
import { mostHeld } from '../limits.ts'
import { unknownRefusal } from '../unknown-members.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { gatherers } from '../../people/permission.ts'

export const addCollection = command({
  name: 'collection.add',
  summary: 'Gather pictures and components under a name, by hand or by the tags that they bear',
  input: z.strictObject({
    key: Collection.shape.key.optional().describe('made of the name when left out'),
    name: Collection.shape.name,
    note: Collection.shape.note,
    assets: z.array(z.string()).max(mostHeld).default([]).describe('ids or keys'),
    components: z.array(z.string()).max(mostHeld).default([]).describe('ids or keys'),
    tags: Collection.shape.tags,
  }),
  output: ShownCollection,
  roles: [...gatherers, 'agent'],
  example: { name: 'Rain, for the press', assets: [], tags: ['rain'] },
  load: async (read, { key, name, assets, components }) => ({
    rival: await findOne(read, collection, key ?? keyOf(name, 'collection')),
    assets: await findAll(read, asset, [...new Set(assets)]),
    components: await findAll(read, component, [...new Set(components)]),
  }),
  decide: ({ rival, assets, components }, input, { now, newId, actor }) => {
    if (rival && input.key !== undefined)
      return refuse('alreadyExists', `“${rival.name}” has the key ${input.key}.`, { where: [{ path: 'key', problem: 'taken' }] })
    const unknown = unknownRefusal(input, { assets, components })
    if (unknown) return unknown
    const id = newId(collection.prefix)
    const added: Collection = {
      id,
      version: 1,
      key: input.key ?? keyFor(input.name, 'collection', rival !== undefined, id),
      name: input.name,
      note: input.note,
      assets: [...new Set([...assets.values()].map((one) => one.id))],
      components: [...new Set([...components.values()].map((one) => one.id))],
      tags: input.tags,
      state: 'current',
      madeBy: actor.id,
      madeAt: now.toISOString(),
    }
    return { answer: added, save: [put(collection, added)], journal: [happened('collection.added', { collection: id }, { name: added.name })] }
  },
})
