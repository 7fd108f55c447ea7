import type { Asset } from './asset.ts'
import type { Component } from './component.ts'

type Said = Pick<Component, 'fields'>

/** Ids of the assets that components hold in any locale, each once. */
export const assetsHeld = (components: readonly Said[]): string[] => [
  ...new Set(components.flatMap(({ fields }) => Object.values(fields).flatMap(({ asset }) => asset ?? []))),
]

/** Ids of the assets that components show: what they hold, and the posters that stand for it. Captions are words of their video, and go by its rights. */
export const assetsShown = (components: readonly Said[], assets: ReadonlyMap<string, Pick<Asset, 'poster'>>): string[] => {
  const held = assetsHeld(components)
  return [...new Set([...held, ...held.flatMap((id) => assets.get(id)?.poster?.asset ?? [])])]
}

/** What a choice is made among, by id. */
interface Parts {
  components: ReadonlyMap<string, Said>
  assets: ReadonlyMap<string, Pick<Asset, 'poster'>>
}

/** Ids of all that may have rights in these components, each once: they themselves, and the assets that they show. */
export const bearersOf = ({ components, assets }: Parts, chosen: readonly string[]): string[] => {
  const ids = [...new Set(chosen)]
  const parts = ids.flatMap((id) => components.get(id) ?? [])
  return [...ids, ...assetsShown(parts, assets)]
}
