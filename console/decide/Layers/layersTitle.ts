import type { Formatter } from '../../format/formatter.ts'
import type { Layer } from './layerDraft.ts'
import { words } from './words.ts'

/** What keeps people from seeing things, apart from rules: how many layers, over how many campaigns, and the share that sees nothing at all. */
export const layersTitle = (
  layers: readonly Pick<Layer, 'members'>[],
  heldOut: number,
  { count, percentSet }: Pick<Formatter, 'count' | 'percentSet'>,
): string => {
  const campaigns = new Set(layers.flatMap(({ members }) => members.map(({ campaign }) => campaign)))
  const apart = layers.length === 0 ? words.noLayer : words.title(count(layers.length), count(campaigns.size))
  return `${apart}; ${heldOut === 0 ? words.nobodyOut : words.out(percentSet(heldOut))}`
}
