import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** A live campaign whose released content holds a thing, whatever the library has become meanwhile. */
export const LiveUse = z.object({
  campaign: z.string(),
  key: z.string(),
  name: z.string(),
  placements: z.array(z.string()),
  until: z.string().optional(),
  hash: z.string().optional().describe('content hash of the edition that was released; absent in a draft'),
  offAir: z
    .object({
      whole: z.boolean().describe('nothing of it is shown there'),
      because: z.array(z.string()).describe('each a sentence without its full stop, the first 3'),
    })
    .optional()
    .describe('that rights of today keep it, or a part of it, from being shown there; absent where they keep nothing'),
})
export type LiveUse = z.infer<typeof LiveUse>

/** A campaign that names a family, or has released an edition of it and is not over. */
export const FamilyUse = LiveUse.extend({
  state: z.enum(['draft', 'live', 'paused']).describe('draft: it shows nothing yet.  paused: what it showed may come back'),
})
export type FamilyUse = z.infer<typeof FamilyUse>

/** Campaigns that are not over at a moment (ISO) and show a family, may show it again, or are drafted with it. */
export const familyUses = source<{ family: string; at: string }, FamilyUse[]>('families.used')

/** Where a component is live at a moment (ISO), without what was withheld. */
export const liveComponents = source<{ component: string; at: string }, LiveUse[]>('components.live')

/** Where a picture is live at a moment (ISO): in what is shown there. */
export const livePictures = source<{ asset: string; at: string }, LiveUse[]>('pictures.live')

/** Where a template is live at a moment (ISO), at whatever version it was released. */
export const liveTemplates = source<{ template: string; at: string }, LiveUse[]>('templates.live')

/** What a campaign lays its content out by, as it was released. */
export interface ReleasedLayout extends LiveUse {
  /** The code of its template. */
  body: string
}

/** Of campaigns that are live at a moment (ISO), or paused and may be resumed as they are: those whose layout holds these letters. */
export const releasedLayouts = source<{ holding: string; at: string }, ReleasedLayout[]>('layouts.released')
