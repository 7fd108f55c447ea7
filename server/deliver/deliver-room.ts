import { join } from 'node:path'
import { packages } from '../../engine/activate/package.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Site } from '../assemble.ts'
import { studioOf } from '../create/studio.ts'
import { every } from '../every.ts'
import type { Room } from '../room.ts'
import { getThing } from '../store/noun.store.ts'
import { packagesFolder } from './packages-folder.ts'
import { packingFiles } from './pack-files.ts'
import { servePortal } from './serve-portal.ts'
import { servePackages } from './serve-packages.ts'

const hourMs = 3_600_000

/** The way out: packages of what is approved, and pages of collections. */
export const deliverRoom = async (site: Site): Promise<Room | Refusal> => {
  const studio = await studioOf(site)
  if (isRefusal(studio)) return studio
  const { storage, renditions, pages, presets } = studio
  const folder = packagesFolder(join(site.folder, 'packages'))
  const sweeping = every(
    hourMs,
    async () => {
      await folder.sweep(async (engine, id) => {
        const found = await getThing({ db: site.db, engine }, packages, id)
        return found?.state === 'running' || (found?.state === 'done' && (found.keptUntil ?? '') > site.clock().toISOString())
      })
    },
    (error) => site.log.warn({ err: error }, 'old packages could not be swept'),
  )
  return {
    name: 'deliver',
    runnings: [
      packingFiles({
        storage,
        renditions,
        presetPictures: presets,
        folder,
        address: site.url,
        clock: site.clock,
      }),
    ],
    doors: (app) => {
      servePackages(app, { db: site.db, folder, engines: site.engines, clock: site.clock })
      servePortal(app, { db: site.db, storage, pages, perform: site.perform, engines: site.engines, clock: site.clock })
    },
    stop: sweeping.stop,
  }
}
