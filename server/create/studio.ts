import { join } from 'node:path'
import { whenTakumiIsMissing } from '../../adapters/renderers/draughtsman-for.ts'
import type { PictureSigner } from '../../adapters/signers/c2pa.ts'
import { folderStorage } from '../../adapters/storage/folder.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Site } from '../assemble.ts'
import { presetPictures, type PresetPictures } from './preset-pictures.ts'
import { pagePictures, type PagePictures } from './page-pictures.ts'
import { readC2pa } from './read-c2pa.ts'
import { renditions, type Renditions } from './renditions.ts'

/** What stores and draws pictures. */
export interface Studio {
  storage: Storage
  signer: PictureSigner | undefined
  renditions: Renditions
  pages: PagePictures
  presets: PresetPictures
}

const studios = new WeakMap<Site, Promise<Studio | Refusal>>()

/** One for each installation: rooms share its turns, and nothing is drawn by two of them at once. */
export const studioOf = (site: Site): Promise<Studio | Refusal> => {
  const known = studios.get(site) ?? open(site)
  studios.set(site, known)
  return known
}

const open = async (site: Site): Promise<Studio | Refusal> => {
  const signer = await readC2pa(site.settings, site.clock())
  if (isRefusal(signer)) return signer
  whenTakumiIsMissing((reason) => site.log.warn({ err: reason }, 'pictures are drawn by satori: Takumi could not be loaded'))
  const storage = folderStorage(join(site.folder, 'assets'))
  const kept = folderStorage(join(site.folder, 'renditions'))
  const pages = pagePictures(kept, storage)
  const signing = { signer, clock: site.clock }
  return { storage, signer, renditions: renditions(kept, storage, signing), pages, presets: presetPictures(kept, pages, signing) }
}
