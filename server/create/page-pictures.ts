import type { DocumentProblem } from '../../adapters/imports/document-job.ts'
import { drawPage, pagesDrawnBy } from '../../adapters/imports/draw-page.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import type { Asset } from '../../engine/create/asset.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import { sortOf } from '../../engine/create/media-sort.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { keptOnce } from './kept-once.ts'

type Standing = Pick<Asset, 'hash' | 'mediaType' | 'poster'>

export interface PagePictures {
  /** A page of a document, from 1: from the store, or drawn now. */
  of(engine: string, hash: string, page: number): Promise<Uint8Array | Refusal>
  /** What stands for an asset as a picture: its poster, itself, or its first page; nothing where there is none. */
  standing(engine: string, asset: Standing): Promise<Uint8Array | undefined>
  /** Draws the first page where that is what stands for an asset. */
  drawn(engine: string, asset: Standing): Promise<void>
}

/** Each takes a thread and up to half a gigabyte; readers of one document wait for each other. */
const atOnce = 1
const mostWaiting = 100
/** What could not be drawn is not tried again while it is remembered; what may come of a busy machine is, after a minute. */
const mostUndrawn = 10_000
const passing: readonly string[] = ['fell', 'tooLong'] satisfies DocumentProblem[]
const passingMs = 60_000

const whyNot: Readonly<Record<DocumentProblem | 'noPage', string>> = {
  noPage: 'it has no such page',
  locked: 'it is locked',
  broken: 'it is broken',
  fell: 'whoever draws it comes to a stop',
  tooMuch: 'it takes too much memory',
  tooLong: 'it takes too long',
}

/** Pages of documents as pictures, under the hash of what they are drawn from. `kept` is the store of renditions. */
export const pagePictures = (kept: Storage, assets: Storage, draw = drawPage): PagePictures => {
  const undrawn = new Map<string, { refusal: Refusal; until: number }>()
  const once = keptOnce(kept, { atOnce, mostWaiting })

  const make = async (engine: string, hash: string, page: number, key: string): Promise<Uint8Array | Refusal> => {
    const stored = await assets.open(engine, hash)
    const document = stored && stored.bytes <= mostBytes.document ? await assets.get(engine, hash) : undefined
    // Not remembered: it may come yet, and anybody may ask before it does.
    if (!document) return refuse('notFound', 'There is no such document.')
    const drawn = await draw(document, page)
    if (drawn instanceof Uint8Array) return drawn
    const refusal = refuse(drawn === 'noPage' ? 'notFound' : 'unreadableFile', `Page ${page} cannot be drawn: ${whyNot[drawn]}.`, {
      remedy: 'Read its text with asset.pages, or look at the document itself.',
    })
    undrawn.set(`${engine} ${key}`, { refusal, until: passing.includes(drawn) ? Date.now() + passingMs : Number.POSITIVE_INFINITY })
    if (undrawn.size > mostUndrawn) undrawn.clear()
    return refusal
  }
  const of: PagePictures['of'] = async (engine, hash, page) => {
    const key = contentHash({ document: hash, page, by: pagesDrawnBy })
    const failed = undrawn.get(`${engine} ${key}`)
    return failed && failed.until > Date.now() ? failed.refusal : once(engine, key, () => make(engine, hash, page, key))
  }
  return {
    of,
    standing: async (engine, { poster, ...asset }) => {
      const shown = poster ?? asset
      if (sortOf(shown) === 'picture') return assets.get(engine, shown.hash)
      const page = sortOf(shown) === 'document' ? await of(engine, shown.hash, 1) : undefined
      return isRefusal(page) ? undefined : page
    },
    drawn: async (engine, { poster, ...asset }) => {
      const shown = poster ?? asset
      if (sortOf(shown) === 'document') await of(engine, shown.hash, 1)
    },
  }
}
