import type { Material } from '../../adapters/renderers/renderer.ts'
import { byId, compositionOf } from '../../engine/create/composition.ts'
import { edition, editionId } from '../../engine/create/edition.ts'
import type { Family } from '../../engine/create/family.ts'
import { font } from '../../engine/create/font.ts'
import type { Reader } from '../../engine/kernel/reader.ts'

export interface Shown {
  material: Material
  slots: Family['slots']
  /** The content hash that it stands at. */
  hash: string
}

/** What a family is made of now, or was at a content hash; nothing where it never had it. */
export const materialOf = async (read: Reader, found: Family, hash: string | undefined): Promise<Shown | undefined> => {
  const fonts = await read.all(font)
  if (hash === undefined || hash === found.hash) {
    const composition = await compositionOf(read, found)
    return composition && { material: { ...composition, fonts }, slots: found.slots, hash: found.hash }
  }
  const then = await read.get(edition, editionId(hash))
  if (!then || then.family !== found.id) return undefined
  const { template, brand, components, assets, family: was } = then.frozen
  return { material: { template, brand, components: byId(components), assets: byId(assets), fonts }, slots: was.slots, hash }
}
