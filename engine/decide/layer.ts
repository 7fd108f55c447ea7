import { z } from 'zod'
import { Key } from '../create/key.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { saltSeed } from './bucket.ts'

export const LayerMember = z.strictObject({
  campaign: z.string().describe('id of the campaign'),
  share: z.number().min(0).max(1).describe('of the people, by a stable hash'),
})

/** Campaigns of which one person may be in at most one: each has a slice of the people, and no two slices meet. */
export const Layer = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(120),
  salt: z.string().min(1).max(80).describe('made once; whoever is in a slice stays in it while the slices before it keep their size'),
  members: z.array(LayerMember).max(100),
})
export type Layer = z.infer<typeof Layer>

export const layer = noun('layer', 'lay', Layer, ['key', 'name'])

export type LayerSource = Pick<Layer, 'key' | 'salt' | 'members'>

/** The part of [0, 1) in which a layer lets a campaign be shown. */
export interface Slice {
  layer: string
  /** The salt, hashed once. */
  seed: number
  from: number
  to: number
}

/** The slices of each campaign, over all layers. They lie in the order of the members, so that adding one at the end moves nobody. */
export const slicesOf = (layers: readonly LayerSource[]): ReadonlyMap<string, readonly Slice[]> => {
  const slices = new Map<string, Slice[]>()
  for (const { key, salt, members } of layers) {
    let from = 0
    for (const { campaign, share } of members) {
      const to = from + share
      slices.set(campaign, [...(slices.get(campaign) ?? []), { layer: key, seed: saltSeed(salt), from, to }])
      from = to
    }
  }
  return slices
}
