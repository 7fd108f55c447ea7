import { rendererFor } from '../../adapters/renderers/index.ts'
import { pictureFile } from '../../adapters/renderers/picture-file.ts'
import { pictureXmp, sourceTypeOf } from '../../adapters/renderers/picture-xmp.ts'
import type { Material, Sheet } from '../../adapters/renderers/renderer.ts'
import type { PictureSigner } from '../../adapters/signers/c2pa.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import { formatsOf } from '../../engine/create/formats-of.ts'
import { mediaTypeOf, type PictureType, type Ratio, type Recipe, renditionKey } from '../../engine/create/rendition.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { bytesIn } from './bytes-in.ts'
import { keptOnce } from './kept-once.ts'
import { noLongerSigned, type Signing } from './picture-signing.ts'
import { refusedIfNotDrawn } from './refused-if-not-drawn.ts'

export interface PictureAsked {
  format: string
  type: PictureType
  ratio: Ratio
}

/** It is drawn otherwise by now: the recipe of now. */
export interface Moved {
  moved: Recipe
}

export interface Renditions {
  /** One file of a variant: from the store, or made now; whoever asks for the same meanwhile waits for the same making. */
  of(engine: string, recipe: Recipe, file: PictureAsked, material: () => Promise<Material | Moved | Refusal>): Promise<Uint8Array | Moved | Refusal>
}

/** Drawing and packing leave the event loop; more at once than there are cores would only wait for each other. */
const atOnce = 2
const mostWaiting = 400

/** Finished pictures under the hash of what they are made of. `kept` is a store of its own, since its keys are no hashes of the bytes. */
export const renditions = (kept: Storage, assets: Storage, { signer, clock }: Signing): Renditions => {
  const once = keptOnce<Moved>(kept, { atOnce, mostWaiting })
  const drawn = async (engine: string, recipe: Recipe, file: PictureAsked, material: () => Promise<Material | Moved | Refusal>) =>
    noLongerSigned({ signer, clock }) ?? make(await material(), recipe, file, { bytesOf: bytesIn(assets, engine), signer })
  return {
    of: (engine, recipe, file, material) =>
      once(engine, renditionKey(recipe, file, signer?.stamp), () => drawn(engine, recipe, file, material).catch(refusedIfNotDrawn)),
  }
}

const make = async (
  material: Material | Moved | Refusal,
  { locale, choice }: Recipe,
  { format: name, type, ratio }: PictureAsked,
  { bytesOf, signer }: { bytesOf: Sheet['bytesOf']; signer: PictureSigner | undefined },
): Promise<Uint8Array | Moved | Refusal> => {
  if (isRefusal(material) || 'moved' in material) return material
  const { template } = material
  const format = formatsOf(template).find((one) => one.name === name)
  const { draw } = rendererFor(template.channel)
  if (!format || !draw) return refuse('notFound', `${template.name} is not drawn as ${name}.`)
  const drawing = await draw(material, { choice, locale, media: '' }, { format, ratio, bytesOf })
  // What a fine screen loads instead may weigh more; the limit is for the size that ad servers take.
  const maxBytes = ratio === 1 ? format.maxBytes : undefined
  const title = `${name}.${type}`
  const file = await pictureFile(drawing, { type, maxBytes, signature: signer?.adds, xmp: pictureXmp(material, choice), named: title })
  if (isRefusal(file) || !signer) return isRefusal(file) ? file : file.bytes
  // Last of all: a signature holds for the bytes as they are.
  return signer.sign(file.bytes, { mediaType: mediaTypeOf[type], title, from: { sourceType: sourceTypeOf(material, choice) } })
}
