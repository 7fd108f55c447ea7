import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'
import { belongsTo, Collection, collection } from '../collection.ts'
import { Component } from '../component.ts'
import { concept } from '../concept.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { LiveUse } from '../live-use.ts'
import { sortOf } from '../media-sort.ts'
import { isMadeByModel, Proposal, proposedBy } from '../metadata.ts'
import { Near, nearBits, nearPictures } from '../near.ts'
import { cutOf, Preset, preset, presetName } from '../preset.ts'
import { notPublic } from '../public-use.ts'
import { useOfPicture } from '../picture-use.ts'
import { titleOf } from '../said.ts'
import { versionsOf } from '../versions.ts'

export const showAsset = query({
  name: 'asset.show',
  summary: 'Show one picture with what it says itself, where it is used and live, what looks like it, and its versions',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    asset: Asset,
    madeByModel: z.boolean().describe('it says itself that a model made it, or a part of it'),
    proposed: Proposal,
    components: z.array(Component.pick({ id: true, key: true, kind: true, state: true }).extend({ title: z.string() })),
    families: z.array(Family.pick({ id: true, key: true, name: true })),
    live: z.array(LiveUse),
    collections: z.array(Collection.pick({ id: true, key: true, name: true })).describe('that hold it, by hand, by tag or in a component'),
    presets: z
      .array(
        Preset.pick({ key: true, name: true, width: true, height: true, channel: true }).extend({
          path: z.string().describe('below /media/ENGINE/; with @2x before the ending for fine screens, and as png, jpg, webp or avif'),
          small: z.boolean().describe('the picture has fewer pixels than the frame, and comes as large as it is'),
          because: z.string().optional().describe('why nobody beyond the engine gets it today'),
        }),
      )
      .describe('its sizes, each at an address; width and height are of what comes of it'),
    near: z.array(Near),
    versions: z
      .array(Asset.pick({ id: true, key: true, name: true, hash: true, mediaType: true, poster: true, state: true, addedAt: true }))
      .describe('oldest first'),
  }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, asset, id)
    return (
      found && {
        found,
        use: await useOfPicture(read, found.id, now),
        near:
          found.fingerprint === undefined ? [] : await read.ask(nearPictures, { fingerprint: found.fingerprint, within: nearBits, but: found.id }),
        versions: await versionsOf(read, found),
        collections: await read.all(collection, { state: 'current' }),
        presets: await read.all(preset, { state: 'current' }),
        poster: found.poster && (await read.get(asset, found.poster.asset)),
        concepts: await read.all(concept, { state: 'current' }),
      }
    )
  },
  answer: (facts, { id }, { now }) => {
    if (!facts) return refuseUnknown('asset', id, 'id or key')
    const { found, use, near, versions, collections, concepts, presets, poster } = facts
    const line = new Set(versions.map((one) => one.id))
    return {
      asset: found,
      madeByModel: isMadeByModel(found.metadata),
      proposed: proposedBy(found.metadata, concepts),
      components: use.components.map((one) => ({ id: one.id, key: one.key, kind: one.kind, state: one.state, title: titleOf(one) })),
      families: use.families.map(({ id: family, key, name }) => ({ id: family, key, name })),
      live: use.live,
      collections: collections.filter((one) => belongsTo(one, found, use.components)).map(({ id: held, key, name }) => ({ id: held, key, name })),
      presets:
        found.state === 'usable' && sortOf(found) !== 'captions'
          ? presets.map((one) => presetOf(one, [found, ...(poster ? [poster] : [])], now.toISOString().slice(0, 10)))
          : [],
      near: near.filter((one) => !line.has(one.id)),
      versions: versions.map(({ id: version, key, name, hash, mediaType, poster, state, addedAt }) => ({
        id: version,
        key,
        name,
        hash,
        mediaType,
        ...(poster && { poster }),
        state,
        addedAt,
      })),
    }
  },
})

/** Of a video or document its poster is shown, in a size and with rights of its own. */
const presetOf = (one: Preset, [found, ...posters]: readonly [Asset, ...Asset[]], day: string) => {
  const { key, name, channel } = one
  const { width, height, small } = sortOf(found) === 'picture' ? cutOf(one, found) : { ...one, small: false }
  const [because] = [found, ...posters].flatMap((shown) => notPublic(shown, { day, media: [channel] }) ?? [])
  return { key, name, channel, path: presetName(one, found), width, height, small, ...(because !== undefined && { because }) }
}
