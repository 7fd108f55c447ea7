import { z } from 'zod'
import { contentHash } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { makers } from '../../people/permission.ts'
import { Asset, asset, type BinaryFacts, type Poster } from '../asset.ts'
import { brand } from '../brand.ts'
import { concept } from '../concept.ts'
import { captionFiles, captionsOf } from '../captions.ts'
import { findAll, findOne } from '../find.ts'
import { keyFor, keyOf } from '../key-of.ts'
import { sortInWords, sortOf } from '../media-sort.ts'
import { proposedBy, statedRights } from '../metadata.ts'
import { nearBits, nearPictures } from '../near.ts'
import { posterOf } from '../poster.ts'
import type { Rights } from '../rights.ts'
import { storedBinary } from '../stored-binary.ts'
import { tagsFor } from '../vocabulary.ts'
import { Added, AssetWords } from './asset.add.ts'

export const recordAsset = command({
  name: 'asset.record',
  summary: 'Record as an asset what lies in the storage already, by its hash',
  input: z.strictObject({ ...AssetWords, hash: Asset.shape.hash }),
  output: Added,
  roles: makers,
  load: async (read, { hash, name, key, replaces, poster, captions }, { engine: here }) => {
    const facts = await read.ask(storedBinary, { hash })
    const older = replaces === undefined ? undefined : await findOne(read, asset, replaces)
    return {
      facts,
      near: facts?.fingerprint === undefined ? [] : await read.ask(nearPictures, { fingerprint: facts.fingerprint, within: nearBits }),
      older,
      picture: poster === undefined ? undefined : await findOne(read, asset, poster),
      files: await findAll(read, asset, captionFiles(captions)),
      newer: older && (await read.list(asset, { replaces: older.id }, { limit: 1 })).items[0],
      same: (await read.list(asset, { hash, state: 'usable' }, { limit: 1 })).items[0],
      ours: [(await read.get(engine, here))?.name ?? '', ...(await read.all(brand)).map((one) => one.name)],
      taken: (await read.count(asset, { key: key ?? keyOf(name, 'picture') })) > 0,
      concepts: await read.all(concept, { state: 'current' }),
    }
  },
  decide: (
    { facts, near, older, picture, files, newer, same, ours, taken, concepts },
    { hash, key, replaces, poster: wanted, captions: told, ...words },
    { now, newId, actor },
  ) => {
    if (!facts)
      return refuse('notFound', 'No bytes with this hash lie in the storage.', {
        where: [{ path: 'hash', problem: 'unknown' }],
        remedy: 'Upload them with asset.add.',
      })
    const refused = sameRefusal(same) ?? replacedRefusal(replaces, facts, older, newer)
    if (refused) return refused
    if (key !== undefined && taken)
      return refuse('alreadyExists', `There is an asset ${key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    const poster = wanted === undefined ? undefined : posterOf(facts, picture, wanted)
    if (isRefusal(poster)) return poster
    const captions = told ? captionsOf({ ...facts, captions: older?.captions }, told, files) : older?.captions
    if (isRefusal(captions)) return captions
    const proposed = proposedBy(facts.metadata, concepts)
    const tags = tagsFor(words.tags, concepts)
    if (isRefusal(tags)) return tags
    const id = newId(asset.prefix)
    const added: Asset = {
      ...takenOver({ ...words, rights: words.rights ?? rightsOf(facts, older, ours), poster, captions }, older),
      ...facts,
      ...placeOf(words, older),
      id,
      version: 1,
      key: key ?? keyFor(words.name, 'picture', taken, id),
      tags: tags.length > 0 ? tags : (older?.tags ?? proposed.tags),
      ...(older && { replaces: older.id }),
      state: 'usable',
      addedBy: actor.id,
      addedAt: now.toISOString(),
    }
    const { mediaType, bytes, width, height } = facts
    return {
      answer: { ...added, near: near.filter((one) => one.id !== older?.id), proposed },
      save: [put(asset, added)],
      journal: [
        happened(
          'asset.added',
          { asset: older ? [added.id, older.id] : added.id },
          { name: added.name, hash, mediaType, bytes, width, height, ...(older && { replaces: older.id }) },
        ),
      ],
    }
  },
})

const sameRefusal = (same: Asset | undefined): Refusal | undefined =>
  same &&
  refuse('alreadyExists', `The same ${sortOf(same)} is there already: “${same.name}”.`, {
    where: [{ path: 'content', problem: `equal to ${same.key}, byte by byte` }],
    remedy: 'Use the asset that is there.',
    facts: { asset: same.id },
  })

/** A line of versions has no forks, so that the newest is one. */
const replacedRefusal = (
  replaces: string | undefined,
  facts: BinaryFacts,
  older: Asset | undefined,
  newer: Asset | undefined,
): Refusal | undefined => {
  if (replaces !== undefined && !older)
    return refuse('notFound', `No asset has the id or key ${replaces}.`, { where: [{ path: 'replaces', problem: 'unknown here' }] })
  if (older && sortOf(older) !== sortOf(facts))
    return refuse('invalidInput', `“${older.name}” is ${sortInWords[sortOf(older)]}, and this is ${sortInWords[sortOf(facts)]}.`, {
      where: [{ path: 'replaces', problem: 'of another sort' }],
      remedy: 'Add it by itself.',
    })
  return (
    newer &&
    refuse('wrongState', `“${newer.name}” came in its place already.`, {
      where: [{ path: 'replaces', problem: `replaced by ${newer.key}` }],
      remedy: `Replace ${newer.key} instead.`,
      facts: { asset: newer.id },
    })
  )
}

/** Where it lies in a mirrored folder: the place of its forerunner, when none is said. */
const placeOf = ({ folder, path }: Place, older: Asset | undefined): Pick<Asset, 'folder' | 'path'> => {
  const place = folder === undefined ? older : { folder, path }
  return { ...(place?.folder !== undefined && { folder: place.folder }), ...(place?.path !== undefined && { path: place.path }) }
}

interface Place {
  folder?: string | undefined
  path?: string | undefined
}

type Words = Pick<Asset, 'name' | 'alt'> & {
  focal?: Asset['focal'] | undefined
  rights?: Asset['rights'] | undefined
  poster?: Poster | undefined
  captions?: Asset['captions']
}

/** Where nobody says otherwise: those of its forerunner, unless its file states what that of the forerunner did not; then, as without one, what is stated waits to be cleared. */
const rightsOf = ({ metadata }: BinaryFacts, older: Asset | undefined, ours: readonly string[]): Rights | undefined => {
  const stated = statedRights(metadata, ours)
  const isNews = stated && contentHash(stated) !== contentHash(statedRights(older?.metadata, ours) ?? null)
  return isNews ? stated : older?.rights
}

/** What was said, over what its forerunner says; captions and rights are over it already. */
const takenOver = (
  { name, alt, focal = undefined, rights = undefined, poster = undefined, captions = undefined }: Words,
  older: Asset | undefined,
) => {
  const said = {
    alt: { ...older?.alt, ...alt },
    ...((focal ?? older?.focal) && { focal: focal ?? older?.focal }),
    ...(rights && { rights }),
    ...((poster ?? older?.poster) && { poster: poster ?? older?.poster }),
    ...(captions && { captions }),
  }
  return { name, ...said }
}
