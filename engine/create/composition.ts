import { contentHash } from '../kernel/canonical.ts'
import type { Reader } from '../kernel/reader.ts'
import { type Asset, asset } from './asset.ts'
import { type Brand, brand } from './brand.ts'
import { type Component, component } from './component.ts'
import { type Family, familyHash } from './family.ts'
import { brandFor } from './brand-for.ts'
import { assetsHeld, assetsShown } from './shown-assets.ts'
import { type Template, template } from './template.ts'

/** A family with all that it is made of. */
export interface Composition {
  family: Family
  template: Template
  brand: Brand
  components: ReadonlyMap<string, Component>
  assets: ReadonlyMap<string, Asset>
}

/** Reads what a family is made of; nothing when its template or brand is gone. */
export const compositionOf = async (read: Reader, family: Family): Promise<Composition | undefined> => {
  const layout = await read.get(template, family.template)
  const brandOf = layout && (await read.get(brand, layout.brand))
  if (!layout || !brandOf) return undefined
  const house = brandFor(brandOf, family.markets)
  const components = await read.all(component, { id: [...new Set(Object.values(family.slots).flat())] })
  return { family, template: layout, brand: house, components: byId(components), assets: await picturesShown(read, components) }
}

/** The assets that components hold: whatever belongs to them, and no posters. */
export const picturesOf = async (read: Reader, components: readonly Component[]): Promise<Asset[]> => {
  const ids = assetsHeld(components)
  return ids.length === 0 ? [] : read.all(asset, { id: ids })
}

/** All that is shown with components, by id: the assets that they hold, and the posters that stand for them. */
export const picturesShown = async (read: Reader, components: readonly Component[]): Promise<Map<string, Asset>> => {
  const held = byId(await picturesOf(read, components))
  const posters = assetsShown(components, held).filter((id) => !held.has(id))
  return posters.length === 0 ? held : new Map([...held, ...byId(await read.all(asset, { id: posters }))])
}

export const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> => new Map(things.map((thing) => [thing.id, thing]))

/** Of what a brand lends to all its content: tokens, their sets and sender. Its name may change without lapsing a verdict. */
export const brandHash = ({ tokens, sets, sender }: Pick<Brand, 'tokens' | 'sets' | 'sender'>): string => contentHash({ tokens, sets, sender })

/** The content hash that a family has with these parts. */
export const hashOf = ({
  family,
  template: layout,
  brand: house,
  components,
}: Pick<Composition, 'family' | 'template' | 'brand' | 'components'>): string => familyHash(family, layout, brandHash(house), components)
