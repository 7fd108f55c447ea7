import { join } from 'node:path'
import type { Site } from '../assemble.ts'
import { every } from '../every.ts'
import type { Road } from '../perform.ts'
import type { Room } from '../room.ts'
import { modelOf } from '../../adapters/models/index.ts'
import { draftingComponents } from '../worker/draft-components.ts'
import { measuringFamilies } from '../worker/measure-family.ts'
import { addingFonts } from './add-font.ts'
import { addingAssets } from './add-asset.ts'
import { measureAnew } from './measure-anew.ts'
import { mediaAt } from './media-at.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { renderingVariants } from './render-variant.ts'
import { serveMedia } from './serve-media.ts'
import { servePresets } from './serve-presets.ts'
import { serveRenditions } from './serve-renditions.ts'
import { signing } from './signing.ts'
import { serveUploads } from './serve-uploads.ts'
import { studioOf } from './studio.ts'
import { tryingTemplates } from './try-template.ts'
import { uploadsIn } from './uploads.ts'

const hourMs = 3_600_000

/** Uploads, renditions, measuring and media. */
export const createRoom = async (site: Site): Promise<Room | Refusal> => {
  const { MODEL_URL, MODEL_KEY, MODEL_NAME } = site.settings
  const studio = await studioOf(site)
  if (isRefusal(studio)) return studio
  const { storage, signer, renditions, pages, presets } = studio
  const uploads = uploadsIn(join(site.folder, 'uploads'))
  const tidying = every(
    hourMs,
    () => uploads.tidy().then(() => undefined),
    (error) => site.log.warn({ err: error }, 'old uploads could not be forgotten'),
  )
  const leaving = new AbortController()
  const anew = measureAnew(site, leaving.signal).catch((error: unknown) =>
    site.log.warn({ err: error }, 'families could not be looked through for what is measured otherwise now'),
  )
  const signOf = signing(site.db)
  return {
    name: 'create',
    roads: new Map<string, Road>([
      ['asset.add', addingAssets({ db: site.db, storage, uploads, drawn: pages, perform: site.perform })],
      ['font.add', addingFonts(site.perform)],
      ['variant.render', renderingVariants({ db: site.db, mediaOf: (engine) => mediaAt(site.url, engine), signOf, signed: signer?.name })],
      [
        'template.try',
        tryingTemplates({ db: site.db, storage, mediaOf: (engine) => mediaAt(site.url, engine), clock: site.clock, address: site.url }),
      ],
    ]),
    runnings: [measuringFamilies(storage), draftingComponents(modelOf({ url: MODEL_URL, key: MODEL_KEY, model: MODEL_NAME }))],
    doors: (app) => {
      serveRenditions(app, { db: site.db, renditions, engines: site.engines, signOf })
      servePresets(app, { db: site.db, presets, engines: site.engines, clock: site.clock })
      serveMedia(app, { db: site.db, storage, pages, engines: site.engines, clock: site.clock })
      serveUploads(app, { db: site.db, uploads })
    },
    stop: async () => {
      leaving.abort()
      await anew
      await tidying.stop()
    },
  }
}
