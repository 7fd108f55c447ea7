import { z } from 'zod'
import { type Reader, source } from '../kernel/reader.ts'
import type { Component } from './component.ts'
import { type Family } from './family.ts'
import { familiesUsing } from './library.ts'

/** Components that are not retired and show this picture in any locale; a thousand at the most. */
export const componentsShowing = source<{ asset: string }, Component[]>('components.showing')

/** A live campaign whose released content holds the picture, whatever the library has become meanwhile. */
export const LivePicture = z.object({
  campaign: z.string(),
  key: z.string(),
  name: z.string(),
  placements: z.array(z.string()),
  until: z.string().optional(),
})
export type LivePicture = z.infer<typeof LivePicture>

/** Where a picture is live at a moment (ISO). */
export const livePictures = source<{ asset: string; at: string }, LivePicture[]>('pictures.live')

export interface PictureUse {
  components: Component[]
  families: Family[]
  live: LivePicture[]
}

/** Where a picture stands: what shows it, what is composed of that, and what is live with it. */
export const useOfPicture = async (read: Reader, asset: string, now: Date): Promise<PictureUse> => {
  const components = await read.ask(componentsShowing, { asset })
  return {
    components,
    families: components.length === 0 ? [] : await read.ask(familiesUsing, { components: components.map(({ id }) => id) }),
    live: await read.ask(livePictures, { asset, at: now.toISOString() }),
  }
}
