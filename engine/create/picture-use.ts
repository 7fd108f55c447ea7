import { type Reader, source } from '../kernel/reader.ts'
import type { Asset } from './asset.ts'
import type { Component } from './component.ts'
import { type Family } from './family.ts'
import { familiesUsing } from './library.ts'
import { livePictures, type LiveUse } from './live-use.ts'
import { showingPicture, withOffAir } from './off-air-today.ts'

/** Components that are not retired and show any of these pictures in any locale; a thousand at the most. */
export const componentsShowing = source<{ assets: readonly string[] }, Component[]>('components.showing')

/** Videos and documents that are usable and have this as their poster or among their captions; a hundred at the most. */
export const assetsStandingWith = source<{ asset: string }, Pick<Asset, 'id' | 'key' | 'name'>[]>('assets.standing-with')

export interface PictureUse {
  components: Component[]
  families: Family[]
  live: LiveUse[]
}

/** Where a picture stands: what shows it, what is composed of that, and what is live with it. */
export const useOfPicture = async (read: Reader, asset: string, now: Date): Promise<PictureUse> => {
  const components = await read.ask(componentsShowing, { assets: [asset] })
  return {
    components,
    families: components.length === 0 ? [] : await read.ask(familiesUsing, { components: components.map(({ id }) => id) }),
    live: await withOffAir(read, await read.ask(livePictures, { asset, at: now.toISOString() }), showingPicture(asset), now),
  }
}
