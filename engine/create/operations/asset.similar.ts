import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset, asset, MediaType } from '../asset.ts'
import { concept } from '../concept.ts'
import { findOne } from '../find.ts'
import { sortInWords, sortOf } from '../media-sort.ts'
import { nearBits, nearPictures } from '../near.ts'
import { likenesses, Likeness, mostSimilar, similarTo, traitsOf } from '../similar.ts'

export const similarAssets = query({
  name: 'asset.similar',
  summary: 'Find what is most like a picture, video or document, by its looks, words and tags, and say what of that they share',
  input: z.strictObject({ id: z.string().describe('id or key'), limit: mostSimilar }),
  output: z.object({ items: z.array(Likeness.extend({ asset: Asset.omit({ light: true }) })) }),
  roles: everyone,
  load: async (read, { id, limit }) => {
    const found = await findOne(read, asset, id)
    if (!found) return undefined
    const { fingerprint, name, alt, tags } = found
    const sort = sortOf(found)
    const kind = { what: sortInWords[sort], keys: MediaType.options.filter((mediaType) => sortOf({ mediaType }) === sort) }
    const near = fingerprint === undefined ? undefined : await read.ask(nearPictures, { fingerprint, within: nearBits, but: found.id })
    const looks = near && new Map(near.map((one) => [one.id, one.bits]))
    const traits = traitsOf({ texts: [name, ...Object.values(alt)], tags, kind }, await read.all(concept, { state: 'current' }))
    const similar = await similarTo(read, { of: 'asset', id: found.id, traits, looks }, limit)
    return {
      similar,
      assets: await read.many(
        asset,
        similar.map((one) => one.id),
      ),
    }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('asset', id, 'id or key')
    const { similar, assets } = facts
    return {
      items: likenesses(similar, assets, sentences).map(({ thing: { light: _light, ...shown }, ...likeness }) => ({ asset: shown, ...likeness })),
    }
  },
})

const sentences = {
  word: (word: string) => `says “${word}” in its name, alt text or pages`,
  kind: (sort: string) => `is ${sort} too`,
  look: (bits: number) => `looks nearly the same (${bits} of 64 bits differ)`,
}
