import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'
import { concept } from '../concept.ts'
import { keyFor, keyOf } from '../key-of.ts'
import { storedBinary } from '../stored-binary.ts'
import { tagsFor } from '../vocabulary.ts'
import { AssetWords } from './asset.add.ts'

export const recordAsset = command({
  name: 'asset.record',
  summary: 'Record as an asset what lies in the storage already, by its hash',
  input: z.strictObject({ ...AssetWords, hash: Asset.shape.hash }),
  output: Asset,
  roles: makers,
  load: async (read, { hash, name, key }) => ({
    facts: await read.ask(storedBinary, { hash }),
    same: (await read.list(asset, { hash, state: 'usable' }, { limit: 1 })).items[0],
    taken: (await read.count(asset, { key: key ?? keyOf(name, 'picture') })) > 0,
    concepts: await read.all(concept, { state: 'current' }),
  }),
  decide: ({ facts, same, taken, concepts }, { hash, key, ...words }, { now, newId, actor }) => {
    if (!facts)
      return refuse('notFound', 'No bytes with this hash lie in the storage.', {
        where: [{ path: 'hash', problem: 'unknown' }],
        remedy: 'Upload them with asset.add.',
      })
    if (same) {
      return refuse('alreadyExists', `The same picture is there already: “${same.name}”.`, {
        where: [{ path: 'content', problem: `equal to ${same.key}, byte by byte` }],
        remedy: 'Use the asset that is there.',
        facts: { asset: same.id },
      })
    }
    if (key !== undefined && taken)
      return refuse('alreadyExists', `There is an asset ${key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    const tags = tagsFor(words.tags, concepts)
    if (isRefusal(tags)) return tags
    const id = newId(asset.prefix)
    const added: Asset = {
      ...words,
      ...facts,
      id,
      version: 1,
      key: key ?? keyFor(words.name, 'picture', taken, id),
      tags,
      state: 'usable',
      addedBy: actor.id,
      addedAt: now.toISOString(),
    }
    const { mediaType, bytes, width, height } = facts
    return {
      answer: added,
      save: [put(asset, added)],
      journal: [happened('asset.added', { asset: added.id }, { name: added.name, hash, mediaType, bytes, width, height })],
    }
  },
})
