import { assetXmp } from '../../adapters/renderers/picture-xmp.ts'
import { cutPicture } from '../../adapters/renderers/cut-picture.ts'
import { pictureFile, type PictureWish } from '../../adapters/renderers/picture-file.ts'
import type { Drawing } from '../../adapters/renderers/renderer.ts'
import type { Original, PictureSigner } from '../../adapters/signers/c2pa.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import type { Asset } from '../../engine/create/asset.ts'
import { sortOf } from '../../engine/create/media-sort.ts'
import type { Preset } from '../../engine/create/preset.ts'
import { mediaTypeOf, type PictureType, type Ratio } from '../../engine/create/rendition.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { keptOnce } from './kept-once.ts'
import type { PagePictures } from './page-pictures.ts'
import { noLongerSigned, type Signing } from './picture-signing.ts'

interface Wanted {
  asset: Asset
  preset: Preset
  type: PictureType
  ratio: Ratio
}

export interface PresetPictures {
  /** `tag`: hash of all that the file is made of. */
  of(engine: string, wanted: Wanted): Promise<{ file: Uint8Array | Refusal; tag: string }>
}

const atOnce = 2
const mostWaiting = 400
/** Grows when the same picture is cut otherwise. */
const way = 1

/** Pictures of the library in the sizes of presets; of a video or document, of what stands for it. `kept` is the store of renditions. */
export const presetPictures = (kept: Storage, pages: Pick<PagePictures, 'standing' | 'drawn'>, signing: Signing): PresetPictures => {
  const once = keptOnce(kept, { atOnce, mostWaiting })
  const { signer } = signing
  return {
    of: async (engine, { asset, preset, type, ratio }) => {
      const { width, height, fit } = preset
      const frame = { width, ...(height !== undefined && { height }), fit }
      // What a fine screen loads instead may weigh more.
      const maxBytes = ratio === 1 ? preset.maxBytes : undefined
      const xmp = assetXmp(asset)
      const shown = asset.poster ?? asset
      const tag = contentHash({ way, shown: shown.hash, focal: asset.focal, frame, maxBytes, type, ratio, xmp, signed: signer?.stamp })
      const make = async (): Promise<Uint8Array | Refusal> => {
        const ended = noLongerSigned(signing)
        if (ended) return ended
        const bytes = await pages.standing(engine, asset)
        if (!bytes) return refuse('notFound', 'There is no picture of it.', { remedy: 'Give it a poster (asset.amend).' })
        const mediaType = sortOf(shown) === 'picture' ? shown.mediaType : 'image/webp'
        const drawing = await cutPicture(bytes, { mediaType, focal: asset.focal }, frame, ratio)
        const wanted = { type, maxBytes, xmp, named: `${asset.key} as ${preset.key}.${type}` }
        if (signer) return signedCut(signer, drawing, wanted, { bytes, mediaType, title: asset.name })
        const packed = await pictureFile(drawing, wanted)
        return isRefusal(packed) ? packed : packed.bytes
      }
      // The first page of a document may have to be drawn: that waits for other documents, and holds up no picture.
      if (sortOf(shown) === 'document') await pages.drawn(engine, asset)
      return { file: await once(engine, tag, make), tag }
    },
  }
}

/** What the original brings along goes into the file too, and is as heavy as it is: where that is too heavy, the picture is packed again with room for it. */
const signedCut = async (signer: PictureSigner, drawing: Drawing, wanted: PictureWish, original: Original): Promise<Uint8Array | Refusal> => {
  let signature = signer.adds
  for (;;) {
    const packed = await pictureFile(drawing, { ...wanted, signature })
    if (isRefusal(packed)) return packed
    const signed = await signer.sign(packed.bytes, { mediaType: mediaTypeOf[wanted.type], title: wanted.named, from: { original } })
    const takes = signed.length - packed.bytes.length
    if (takes <= signature || signed.length <= (wanted.maxBytes ?? Number.POSITIVE_INFINITY)) return signed
    signature = takes
  }
}
