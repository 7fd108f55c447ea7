import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { withArticle } from '../../kernel/with-article.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Component, component } from '../component.ts'
import { kindInWords } from '../component-kind.ts'
import { picturesOf } from '../composition.ts'
import { concept } from '../concept.ts'
import { findOne } from '../find.ts'
import { nearBits, nearPictures } from '../near.ts'
import { componentsShowing } from '../picture-use.ts'
import { textsOf } from '../said.ts'
import { likenesses, Likeness, mostSimilar, similarTo, traitsOf } from '../similar.ts'

export const similarComponents = query({
  name: 'component.similar',
  summary: 'Find what is most like a component, by rare words, tags, kind and picture, and say what of that they share',
  input: z.strictObject({ id: z.string().describe('id or key'), limit: mostSimilar }),
  output: z.object({ items: z.array(Likeness.extend({ component: Component })), assets: z.array(Asset).describe('the pictures that these show') }),
  roles: everyone,
  load: async (read, { id, limit }) => {
    const found = await findOne(read, component, id)
    if (!found) return undefined
    const kind = { what: found.kind, keys: [found.kind] }
    const traits = traitsOf({ texts: textsOf(found), tags: found.tags, kind }, await read.all(concept, { state: 'current' }))
    const similar = await similarTo(read, { of: 'component', id: found.id, traits, looks: await looksLike(read, found) }, limit)
    const components = await read.many(
      component,
      similar.map((one) => one.id),
    )
    return { similar, components, assets: await picturesOf(read, components) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { similar, components, assets } = facts
    return { items: likenesses(similar, components, sentences).map(({ thing, ...likeness }) => ({ component: thing, ...likeness })), assets }
  },
})

const sentences = {
  word: (word: string) => `says “${word}”`,
  kind: (kind: string) => `is ${withArticle(kindInWords(kind))} too`,
  look: (bits: number) => (bits === 0 ? 'shows the same picture' : `shows a picture that looks nearly the same (${bits} of 64 bits differ)`),
}

/** Others that show what it shows, or a picture that looks nearly the same: the fewest bits in which they differ. */
const looksLike = async (read: Reader, found: Component): Promise<ReadonlyMap<string, number> | undefined> => {
  const own = await picturesOf(read, [found])
  if (own.length === 0) return undefined
  const near = (
    await Promise.all(
      own.map(async ({ fingerprint, id }) =>
        fingerprint === undefined ? [] : await read.ask(nearPictures, { fingerprint, within: nearBits, but: id }),
      ),
    )
  ).flat()
  const bitsOf = new Map([
    ...near.toSorted((a, b) => b.bits - a.bits).map(({ id, bits }) => [id, bits] as const),
    ...own.map(({ id }) => [id, 0] as const),
  ])
  const showing = await read.ask(componentsShowing, { assets: [...bitsOf.keys()] })
  return new Map(
    showing.flatMap(({ id, fields }) => {
      const bits = Object.values(fields).flatMap(({ asset }) => (asset === undefined ? [] : (bitsOf.get(asset) ?? [])))
      return id === found.id || bits.length === 0 ? [] : [[id, Math.min(...bits)] as const]
    }),
  )
}
